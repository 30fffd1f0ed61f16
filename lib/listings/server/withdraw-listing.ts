/** Takes a listing off the market for good. Deals that were ordered from it go on. */
import type { Actor } from '#lib/kernel/actor.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import type { Listing } from '../listing.ts'
import { moveListing } from './move-listing.ts'
import { findOwnListing, type ListingRefusal, noSuchListing } from './own-listing.ts'

export async function withdrawListing(actor: Actor, listingId: string): Promise<Result<Listing, ListingRefusal>> {
  const listing = await findOwnListing(actor, listingId)
  if (!listing) return err(noSuchListing)
  return moveListing(actor, listing.id, { command: 'withdraw', reason: 'Withdrawn by its seller.', evidence: {} })
}
