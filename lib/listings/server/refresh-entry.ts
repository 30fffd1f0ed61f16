/** Brings a listing's row of the catalogue in line with the listing and its dossiers; what is not published has none. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { DealType } from '../deal-type.ts'
import type { EntrySummary } from '../entry-summary.ts'
import { facetsOf } from '../facets.ts'
import { factsOf, type ListingFacts } from '../facts.ts'
import type { Listing } from '../listing.ts'
import { type PartPrice, rateOf } from '../price.ts'
import { deleteEntry, upsertEntry } from './catalogue-store.ts'
import { type Examined, examineListing } from './examine-listing.ts'
import { findSellerName, selectGates, selectListing } from './listing-store.ts'

/** `examined` is of this moment, where the caller has it. */
export async function refreshEntry(_actor: Actor, listingId: string, examined?: Examined): Promise<void> {
  const listing = await selectListing(listingId)
  if (listing?.state !== 'published' || !listing.publishedAt) return deleteEntry(listingId)
  await write(listing, listing.publishedAt, examined ?? (await examineListing(listing)))
}

async function write(listing: Listing, publishedAt: Date, { at, blocks }: Examined): Promise<void> {
  const facts = factsOf(blocks)
  const facets = facetsOf(listing, facts)
  const rate = (dealType: DealType) => {
    const price = cheapest(listing.prices, dealType)
    return price && rateOf(price)
  }
  const rates = { sale: rate('sale'), lease: rate('lease'), rent: rate('rent') }
  const summary = await summarise(listing, facts)
  await upsertEntry({ listing, publishedAt, rates, facets, summary, checkedAt: at })
}

async function summarise(listing: Listing, facts: ListingFacts): Promise<EntrySummary> {
  const { findings } = await selectGates(listing.id)
  return {
    ...facts,
    ...{ registry: listing.registry, country: listing.country },
    holderName: await findSellerName(listing.organisationId),
    fromPrices: {
      sale: fromPrice(listing.prices, 'sale'),
      lease: fromPrice(listing.prices, 'lease'),
      rent: fromPrice(listing.prices, 'rent'),
    },
    gatesWarned: findings.filter(({ status }) => status === 'warned').map(({ reason }) => reason),
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
