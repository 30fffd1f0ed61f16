/** Has DNS blocklists asked about a listing's block: by its owner, or by the operator. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { askForScan } from '#lib/reputation/server/ask-for-scan.ts'
import { selectListing } from './listing-store.ts'
import { findOwnListing, type ListingRefusal, noSuchListing } from './own-listing.ts'

export async function askForListingScan(actor: Actor, id: string): Promise<Result<{ isNew: boolean }, ListingRefusal>> {
  const listing = isAllowed(actor, 'oversee-market') ? await selectListing(id) : await findOwnListing(actor, id)
  if (!listing) return err(noSuchListing)
  const asked = await askForScan(actor, listing.block)
  return asked.ok ? ok(asked.value) : err({ kind: 'bad-input', message: asked.error })
}
