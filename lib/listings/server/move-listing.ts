/** Moves a listing by one command, with its reason on record; the catalogue follows. Whoever calls has asked who may. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Json } from '#lib/kernel/canonical-json.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { Listing } from '../listing.ts'
import { decideListing, type ListingCommand } from '../listing-life.ts'
import { appendEvent, lockListing } from './listing-store.ts'
import { type ListingRefusal, noSuchListing } from './own-listing.ts'
import { refreshEntry } from './refresh-entry.ts'

type Move = { command: ListingCommand; reason: string; evidence: Json }

export async function moveListing(
  actor: Actor,
  id: string,
  { command, reason, evidence }: Move,
): Promise<Result<Listing, ListingRefusal>> {
  const moved = await inTransaction(async (tx): Promise<Result<Listing, ListingRefusal>> => {
    const listing = await lockListing(tx, id)
    if (!listing) return err(noSuchListing)
    const decided = decideListing(listing.state, command)
    if (!decided.ok) return err({ kind: 'not-now', message: decided.error })
    await appendEvent(actor, tx, { id, version: listing.version, happening: { ...decided.value, reason, evidence } })
    return ok({ ...listing, state: decided.value.to, stateReason: reason })
  })
  if (moved.ok) await refreshEntry(actor, id)
  return moved
}
