/** One element of a validator's `roas`, as JSON.parse gives it: the way for records out of the ordinary. */
import { z } from 'zod'
import { parseAsn } from '#lib/address-space/asn.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { VrpText } from '../streams/vrp-rows.ts'

/** Routinator's jsonext names each ROA that a VRP comes from, and when its certificate ends (RFC 9582). */
const RoaSource = z.looseObject({
  tal: z.string().optional(),
  uri: z.string().optional(),
  validity: z.looseObject({ notAfter: z.string().optional() }).optional(),
})

const Roa = z.object({
  asn: z.union([z.int().min(0).max(0xffffffff), z.string()]),
  prefix: z.string(),
  maxLength: z.int().nullish(),
  ta: z.string().nullish(),
  expires: z.number().nullish().catch(null),
  source: z.array(RoaSource).optional(),
})

export type ParsedRecord = {
  /** One VRP for each trust anchor that has it, its place in the file aside. */
  vrps: Omit<VrpText, 'offset'>[]
  /** When the chain ends, in seconds; null where the record does not say. */
  expires: number | null
  /** The ROAs it comes from, where the export tells when each ends. */
  roas: { ta: string | null; uri: string | null; notAfter: string }[]
}

/** What the element says, or a sentence. */
export function parseRecord(element: unknown): Result<ParsedRecord, string> {
  const roa = Roa.safeParse(element)
  if (!roa.success) return err(`${quote(JSON.stringify(element))} is no VRP: ${explain(roa.error)}`)
  const { asn: asnText, prefix, maxLength = null, ta = null, expires = null, source = [] } = roa.data
  const asn = typeof asnText === 'number' ? ok(asnText) : parseAsn(asnText)
  if (!asn.ok) return err(asn.error.message)
  const anchors = new Set(source.map(({ tal }) => tal ?? null))
  if (anchors.size === 0) anchors.add(ta)
  const vrps = [...anchors].map((anchor) => ({ prefix, asn: asn.value, maxLength, ta: anchor }))
  const roas = source.flatMap(({ tal = null, uri = null, validity }) =>
    validity?.notAfter === undefined ? [] : [{ ta: tal, uri, notAfter: validity.notAfter }],
  )
  return ok({ vrps, expires, roas })
}

function explain(error: z.ZodError): string {
  const [issue] = error.issues
  const member = issue?.path.join('.') ?? ''
  return member === '' ? 'it is not an object.' : `its ${quote(member)} is not as it should be.`
}
