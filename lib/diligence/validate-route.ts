import type { Prefix } from '#lib/address-space/prefix.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { EvidenceSet } from './evidence.ts'

const notAsked = { state: null, reason: null } as const

/** The state of a route by RFC 6811; null where no VRPs were imported: not asked is not not-found. */
export function stateOf(
  vrps: EvidenceSet['vrps'],
  prefix: Prefix,
  origin: number | null,
): OriginValidation | typeof notAsked {
  return vrps ? vrps.table.validate(prefix.address, prefix.length, origin) : notAsked
}
