/** Sets prices and terms of a listing. What is ordered already keeps its own. */
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { explainLeaseBan } from '#lib/registry/lease-ban.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import type { Listing } from '../listing.ts'
import { decideListing } from '../listing-life.ts'
import type { Offer } from '../offer-input.ts'
import { partLengthsOf } from '../offer-input.ts'
import { appendEvent, replaceOffer } from './listing-store.ts'
import { type ListingRefusal, lockOwnListing, noSuchListing } from './own-listing.ts'
import { refreshEntry } from './refresh-entry.ts'

export async function changeOffer(given: {
  actor: Actor
  listingId: string
  offer: Offer
}): Promise<Result<Listing, ListingRefusal>> {
  const { rules } = await findRules(given.actor)
  const changed = await inTransaction(async (tx): Promise<Result<Listing, ListingRefusal>> => {
    const { actor, listingId, offer } = given
    const listing = await lockOwnListing(actor, tx, listingId)
    if (!listing) return err(noSuchListing)
    const decided = decideListing(listing.state, 'change-offer')
    if (!decided.ok) return err({ kind: 'not-now', message: decided.error })
    const problem = explainBadOffer(listing, offer, rules)
    if (problem) return err({ kind: 'bad-input', message: problem })
    await replaceOffer(tx, listing.id, offer)
    const prices = offer.prices.map(({ dealType, partLength, amount }) => ({
      ...{ dealType, partLength, minor: String(amount.minor) },
    }))
    const happening = { ...decided.value, reason: listing.stateReason, evidence: { prices, terms: offer.terms } }
    await appendEvent(actor, tx, { id: listing.id, version: listing.version, happening })
    return ok({ ...listing, ...offer })
  })
  if (changed.ok && changed.value.state === 'published') await refreshEntry(given.actor, given.listingId)
  return changed
}

function explainBadOffer(
  { block, registry, currency, state }: Listing,
  { prices }: Offer,
  rules: RuleSet,
): string | null {
  const lengths = partLengthsOf(block)
  if (prices.some(({ partLength }) => !lengths.includes(partLength)))
    return `Parts of this block are /${lengths[0]} to /${lengths.at(-1)}.`
  if (prices.some(({ amount }) => amount.currency !== currency || amount.minor <= 0n))
    return `Prices of this listing are more than nothing, in ${currency}.`
  const ban = prices.some(({ dealType }) => dealType !== 'sale') ? explainLeaseBan(rules, registry) : null
  if (ban) return ban
  if (prices.length === 0 && state === 'published')
    return 'What is published has a price. Withdraw the listing instead.'
  return null
}
