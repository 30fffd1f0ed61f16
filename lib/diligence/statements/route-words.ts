/** A route’s origin and its state, as they are written everywhere. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { ValidatedOrigin } from '../dossier.ts'

/** RFC 6811 compares one origin; an AS_SET has none. */
export const originName = (origin: number | null): string => (origin === null ? 'an AS_SET' : formatAsn(origin))

/** `Invalid, length`; `not checked` where there was no VRP to ask. */
export function stateName(state: ValidatedOrigin['state'], reason: string | null): string {
  if (state === null) return 'not checked'
  return { valid: 'Valid', invalid: `Invalid, ${reason}`, 'not-found': 'NotFound' }[state]
}
