/** One element of a validator's `roas`, as JSON.parse gives it: the way for records out of the ordinary. */
import { z } from 'zod'
import { parseAsn } from '#lib/address-space/asn.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { VrpText } from '../streams/vrp-rows.ts'

const Roa = z.object({
  asn: z.union([z.int().min(0).max(0xffffffff), z.string()]),
  prefix: z.string(),
  maxLength: z.int().nullish(),
  ta: z.string().nullish(),
  /** Routinator's jsonext names here each ROA that the VRP comes from. */
  source: z.array(z.looseObject({ tal: z.string().optional() })).optional(),
})

/** One VRP for each trust anchor that has it, its place in the file aside; or a sentence. */
export function parseRecord(element: unknown): Result<Omit<VrpText, 'offset'>[], string> {
  const roa = Roa.safeParse(element)
  if (!roa.success) return err(`${quote(JSON.stringify(element))} is no VRP: ${explain(roa.error)}`)
  const { asn: asnText, prefix, maxLength = null, ta = null, source = [] } = roa.data
  const asn = typeof asnText === 'number' ? ok(asnText) : parseAsn(asnText)
  if (!asn.ok) return err(asn.error.message)
  const anchors = new Set(source.map(({ tal }) => tal ?? null))
  if (anchors.size === 0) anchors.add(ta)
  return ok([...anchors].map((anchor) => ({ prefix, asn: asn.value, maxLength, ta: anchor })))
}

function explain(error: z.ZodError): string {
  const [issue] = error.issues
  const member = issue?.path.join('.') ?? ''
  return member === '' ? 'it is not an object.' : `its ${quote(member)} is not as it should be.`
}
