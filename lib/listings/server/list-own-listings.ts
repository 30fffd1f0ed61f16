/** The listings of the organisation acted for, newest first. */
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import type { Listing } from '../listing.ts'
import { selectListingsOf } from './listing-store.ts'

export async function listOwnListings(actor: Member): Promise<Listing[]> {
  const organisationId = actingOrganisation(actor)
  return isAllowed(actor, 'list-block', [organisationId]) ? selectListingsOf(organisationId) : []
}
