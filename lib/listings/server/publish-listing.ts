/** Offers the block to everybody, if every gate lets it and nobody else's listing has an address of it. */
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { GateFinding } from '../gate.ts'
import { findObstacles } from '../judge-gates.ts'
import type { Listing } from '../listing.ts'
import { decideListing } from '../listing-life.ts'
import { examineGates } from './check-gates.ts'
import { appendEvent, isOverlap } from './listing-store.ts'
import { findOwnListing, type ListingRefusal, lockOwnListing, noSuchListing } from './own-listing.ts'
import { refreshEntry } from './refresh-entry.ts'

export async function publishListing(actor: Actor, listingId: string): Promise<Result<Listing, ListingRefusal>> {
  const listing = await findOwnListing(actor, listingId)
  if (!listing) return err(noSuchListing)
  const { findings, examined } = await examineGates(listing)
  const obstacles = findObstacles(findings)
  if (obstacles.length > 0) return err({ kind: 'gates', message: explainObstacles(obstacles) })
  const published = await publish(actor, listing, examined.at)
  if (published.ok) await refreshEntry(actor, listing.id)
  return published
}

const explainObstacles = (obstacles: readonly GateFinding[]): string =>
  `Not yet: ${obstacles.map(({ gate, reason }) => `${gate}: ${reason}`).join(' ')}`

/** The offer may have changed since the gates were looked at: then they have to be looked at again. */
async function publish(actor: Actor, seen: { id: string; version: number }, checkedAt: string) {
  try {
    return await inTransaction(async (tx): Promise<Result<Listing, ListingRefusal>> => {
      const listing = await lockOwnListing(actor, tx, seen.id)
      if (!listing) return err(noSuchListing)
      if (listing.version !== seen.version)
        return err({
          kind: 'not-now',
          message: 'The listing was changed a moment ago. Look at it again, then publish.',
        })
      const decided = decideListing(listing.state, 'publish')
      if (!decided.ok) return err({ kind: 'not-now', message: decided.error })
      const happening = { ...decided.value, reason: null, evidence: { gatesPassedAt: checkedAt } }
      await appendEvent(actor, tx, { id: listing.id, version: listing.version, happening })
      return ok({ ...listing, state: decided.value.to, stateReason: null })
    })
  } catch (error) {
    if (isOverlap(error))
      return err<ListingRefusal>({
        kind: 'taken',
        message: 'Another listing that is published has addresses of this block.',
      })
    throw error
  }
}
