/** What is taken of a listing's block: the parts that cannot be had now. */
import type { Claim } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { selectStanding } from './claim-store.ts'

/** Claims that stand, of all these listings, by address. That they exist is public; whose deals they are is not shown. */
export async function listClaims(_actor: Actor, listingIds: readonly string[]): Promise<Claim[]> {
  return selectStanding(listingIds)
}
