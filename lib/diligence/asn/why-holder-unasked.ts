/** Why no registry is asked who holds an AS number: what nobody holds has no registrant to be named. */
import { type Standing, standingOf } from '../statements/standing.ts'
import type { AsnDossier } from './asn-dossier.ts'
import { heldAsns } from './asn-holder.ts'

export type WhyUnasked = 'set-aside' | 'unallocated'

/** Null where it may be asked: nothing that was read says that nobody holds it. */
export function whyHolderUnasked(
  dossier: Pick<AsnDossier, 'specialPurpose' | 'registrations' | 'sources' | 'at'>,
): WhyUnasked | null {
  const { specialPurpose, registrations } = dossier
  if (specialPurpose !== null && specialPurpose.length > 0) return 'set-aside'
  if (registrations === null || heldAsns(registrations).length > 0) return null
  const isTold = registrations.length > 0 || isEveryRegistryRead(standingOf(dossier, 'asn-registrations'))
  return isTold ? 'unallocated' : null
}

/** All five registries, or it may be another's. */
export const isEveryRegistryRead = ({ complete, asked, basis }: Standing): boolean =>
  complete && asked.length === basis.length
