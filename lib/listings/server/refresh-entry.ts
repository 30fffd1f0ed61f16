/** Brings a listing's row of the catalogue in line with the listing and its dossier; what is not published has none. */
import { formatPrefix, prefixSize } from '#lib/address-space/prefix.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { stateDossier } from '#lib/diligence/statements/state-dossier.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { type DealType, dealTypes } from '../deal-type.ts'
import type { EntrySummary } from '../entry-summary.ts'
import { facetsOf } from '../facets.ts'
import { factsOf } from '../facts.ts'
import type { Listing } from '../listing.ts'
import { type PartPrice, rateOf } from '../price.ts'
import { examineListing } from './examine-listing.ts'
import { findSellerName, selectGates, selectListing } from './listing-store.ts'

/** `dossier` is one of this moment, where the caller has it. */
export async function refreshEntry(_actor: Actor, listingId: string, dossier?: Dossier): Promise<void> {
  const listing = await selectListing(listingId)
  if (listing?.state !== 'published' || !listing.publishedAt) {
    await connection().query('DELETE FROM listing_entry WHERE listing_id = $1', [listingId])
    return
  }
  await upsert(listing, listing.publishedAt, dossier ?? (await examineListing(listing.block)))
}

/** What is free is the claims' to say: a new row begins as all free, a standing one keeps its count. */
const upsertEntry = `
  INSERT INTO listing_entry (listing_id, organisation_id, block, size, free_addresses, published_at, currency,
                             sale_rate, lease_rate, rent_rate, facets, summary, checked_at)
  SELECT $1, $2, $3::cidr, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12
    FROM listing WHERE id = $1 AND state = 'published'
  ON CONFLICT (listing_id) DO UPDATE SET published_at = EXCLUDED.published_at, sale_rate = EXCLUDED.sale_rate,
    lease_rate = EXCLUDED.lease_rate, rent_rate = EXCLUDED.rent_rate, facets = EXCLUDED.facets,
    summary = EXCLUDED.summary, checked_at = EXCLUDED.checked_at
  WHERE listing_entry.checked_at <= EXCLUDED.checked_at`

async function upsert(listing: Listing, publishedAt: Date, dossier: Dossier): Promise<void> {
  const facts = factsOf(dossier)
  const rates = dealTypes.map((dealType) => cheapest(listing.prices, dealType)).map((price) => price && rateOf(price))
  const summary = await summarise(listing, dossier)
  await connection().query(upsertEntry, [
    ...[listing.id, listing.organisationId, formatPrefix(listing.block), prefixSize(listing.block), publishedAt],
    ...[listing.currency, ...rates.map((rate) => (rate === null ? null : String(rate)))],
    ...[facetsOf(listing, facts), JSON.stringify(summary), dossier.at],
  ])
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
