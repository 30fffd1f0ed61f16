/** Brings a listing's row of the catalogue in line with the listing and its dossier; what is not published has none. */
import type { Dossier } from '#lib/diligence/dossier.ts'
import { stateDossier } from '#lib/diligence/statements/state-dossier.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { DealType } from '../deal-type.ts'
import type { EntrySummary } from '../entry-summary.ts'
import { facetsOf } from '../facets.ts'
import { factsOf } from '../facts.ts'
import type { Listing } from '../listing.ts'
import { type PartPrice, rateOf } from '../price.ts'
import { deleteEntry, upsertEntry } from './catalogue-store.ts'
import { examineListing } from './examine-listing.ts'
import { findSellerName, selectGates, selectListing } from './listing-store.ts'

/** `dossier` is one of this moment, where the caller has it. */
export async function refreshEntry(_actor: Actor, listingId: string, dossier?: Dossier): Promise<void> {
  const listing = await selectListing(listingId)
  if (listing?.state !== 'published' || !listing.publishedAt) return deleteEntry(listingId)
  await write(listing, listing.publishedAt, dossier ?? (await examineListing(listing.block)))
}

async function write(listing: Listing, publishedAt: Date, dossier: Dossier): Promise<void> {
  const facets = facetsOf(listing, factsOf(dossier))
  const rate = (dealType: DealType) => {
    const price = cheapest(listing.prices, dealType)
    return price && rateOf(price)
  }
  const rates = { sale: rate('sale'), lease: rate('lease'), rent: rate('rent') }
  const summary = await summarise(listing, dossier)
  await upsertEntry({ listing, publishedAt, rates, facets, summary, checkedAt: dossier.at })
}

async function summarise(listing: Listing, dossier: Dossier): Promise<EntrySummary> {
  const { findings } = await selectGates(listing.id)
  return {
    ...factsOf(dossier),
    ...{ registry: listing.registry, country: listing.country },
    holderName: await findSellerName(listing.organisationId),
    fromPrices: {
      sale: fromPrice(listing.prices, 'sale'),
      lease: fromPrice(listing.prices, 'lease'),
      rent: fromPrice(listing.prices, 'rent'),
    },
    gatesWarned: findings.filter(({ status }) => status === 'warned').map(({ reason }) => reason),
    verdict: stateDossier(dossier, []).verdict,
  }
}

/** By the price per address; of equal ones the larger part. */
function cheapest(prices: readonly PartPrice[], dealType: DealType): PartPrice | null {
  const offered = prices.filter((price) => price.dealType === dealType)
  return offered.reduce<PartPrice | null>((best, price) => (best && rateOf(best) <= rateOf(price) ? best : price), null)
}

function fromPrice(prices: readonly PartPrice[], dealType: DealType): EntrySummary['fromPrices'][DealType] {
  const price = cheapest(prices, dealType)
  return price && { partLength: price.partLength, amountMinor: String(price.amount.minor) }
}
