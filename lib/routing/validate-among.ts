/** RFC 6811 for one route over the few VRPs that cover it, where laying out an index of them would cost far more. */
import { type OriginValidation, outcomes } from './origin-validation.ts'

type Payload = { asn: number; maxLength: number }

/** `covering` are all VRPs whose prefix is the route's or wider. AS0 covers and never matches (RFC 6483 section 4). */
export function validateAmong(covering: readonly Payload[], length: number, origin: number | null): OriginValidation {
  if (covering.length === 0) return outcomes.notFound
  const own = covering.filter(({ asn }) => asn !== 0 && asn === origin)
  if (own.some(({ maxLength }) => length <= maxLength)) return outcomes.valid
  if (own.length > 0) return outcomes.invalidByLength
  return covering.every(({ asn }) => asn === 0) ? outcomes.invalidByAs0 : outcomes.invalidByOrigin
}
