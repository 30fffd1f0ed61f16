/** What somebody plans to do with a block, as it is typed: a ROA, a route object, or a cut into parts. */
import { parseAsn } from '#lib/address-space/asn.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type RoaPlan = { kind: 'roa'; asn: number; maxLength: number }
export type RoutePlan = { kind: 'route'; asn: number }
export type SplitPlan = { kind: 'split'; length: number }
export type Plan = RoaPlan | RoutePlan | SplitPlan

export type PlanProblem = { code: 'not-an-asn' | 'bad-length' | 'too-many-parts'; message: string }

/** A page of parts past this is a file; a /8 in /24s is just that many. */
export const mostParts = 65_536

/** `64500` or `64500/24`; without a maxLength it is the block's own length, as RFC 9319 wants it. */
export function readRoaPlan(block: Prefix, text: string): Result<RoaPlan, PlanProblem> {
  const [asnText = '', lengthText, ...rest] = text.trim().split('/')
  if (rest.length > 0) return badLength(`${quote(text)} is no ASN and maxLength such as AS64500/${block.length}.`)
  const asn = readAsn(asnText)
  if (!asn.ok) return asn
  const maxLength = lengthText === undefined || lengthText === '' ? block.length : readLength(lengthText)
  if (maxLength === null || maxLength < block.length) {
    return badLength(
      `The maxLength ${quote(lengthText ?? '')} is none for ${formatPrefix(block)}; it is a number from ${block.length} to 32.`,
    )
  }
  return ok({ kind: 'roa', asn: asn.value, maxLength })
}

export function readRoutePlan(text: string): Result<RoutePlan, PlanProblem> {
  const asn = readAsn(text.trim())
  if (!asn.ok) return asn
  if (asn.value !== 0) return ok({ kind: 'route', asn: asn.value })
  const message =
    'AS0 is nobody’s and announces nothing (RFC 7607), so no route object names it; write the AS that announces the block.'
  return err({ code: 'not-an-asn', message })
}

/** `/24` or `24`. */
export function readSplitPlan(block: Prefix, text: string): Result<SplitPlan, PlanProblem> {
  const length = readLength(text.trim().replace(/^\//, ''))
  if (length === null || length <= block.length) {
    return badLength(
      block.length === 32
        ? `${formatPrefix(block)} is one address and cannot be split.`
        : `${formatPrefix(block)} is not split into ${quote(text)}; write a longer length, from /${block.length + 1} to /32.`,
    )
  }
  if (2 ** (length - block.length) > mostParts) {
    const longest = block.length + Math.log2(mostParts)
    const message = `${formatPrefix(block)} has more than ${mostParts} parts of length /${length}; write at most /${longest}.`
    return err({ code: 'too-many-parts', message })
  }
  return ok({ kind: 'split', length })
}

function readAsn(text: string): Result<number, PlanProblem> {
  const asn = parseAsn(text)
  return asn.ok ? asn : err({ code: 'not-an-asn', message: asn.error.message })
}

const readLength = (text: string): number | null => (/^(?:\d|[12]\d|3[0-2])$/.test(text) ? Number(text) : null)

const badLength = (message: string) => err<PlanProblem>({ code: 'bad-length', message })
