/** What somebody who types into a search box means: a block, or an AS by its number. */
import { formatAsn, parseAsn } from '#lib/address-space/asn.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { parseCheckableBlock } from './parse-checkable-block.ts'

export type CheckSubject =
  | { kind: 'block'; block: Prefix; canonical: string }
  | { kind: 'asn'; asn: number; canonical: string }

export type SubjectProblem = { message: string; suggestions: readonly string[] }

/** Only what begins with AS is one: a bare number may as well be the first octet of an address. */
export function readSubject(text: string): Result<CheckSubject, SubjectProblem> {
  if (/^\s*as/i.test(text)) {
    const asn = parseAsn(text)
    if (!asn.ok) return err({ message: asn.error.message, suggestions: [] })
    return ok({ kind: 'asn', asn: asn.value, canonical: formatAsn(asn.value) })
  }
  const block = parseCheckableBlock(text)
  return block.ok ? ok({ kind: 'block', block: block.value, canonical: text }) : err(block.error)
}
