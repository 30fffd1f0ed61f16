/** Rows of the catalogue for tests of browsing: a listing of its own each, put there as the owner. */
import { formatPrefix, type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import type { EntrySummary } from '#lib/listings/entry-summary.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { House } from './house.ts'

type Given = {
  block: Prefix
  state?: 'published' | 'draft' | 'frozen'
  facets?: readonly string[]
  /** Millionths per address. */
  saleRate?: bigint | null
  leaseRate?: bigint | null
  freeAddresses?: number
  publishedAt?: Date
  summary?: Partial<EntrySummary>
}

const summaryOf = (changes: Partial<EntrySummary>): EntrySummary => ({
  ...{ registry: 'ripencc', country: 'NL', holderName: 'Example Holder', rpki: 'valid' },
  transferable: { state: 'yes', from: null, rule: null },
  routed: { state: 'yes', origins: [64_500] },
  lists: [
    { list: 'spamhaus-drop', title: 'Spamhaus DROP', answer: 'nothing-found', asOf: '2026-11-23', listedAddresses: 0 },
    { list: 'dshield', title: 'DShield', answer: 'not-checked', asOf: null, listedAddresses: 0 },
  ],
  fromPrices: { sale: { partLength: 24, amountMinor: '512000' }, lease: null, rent: null },
  gatesWarned: [],
  ...changes,
})

/** The id of the listing; one that is published has its row in the catalogue. */
export async function addListing(house: House, given: Given): Promise<string> {
  const { block, state = 'published', publishedAt = new Date('2026-11-20T00:00:00Z') } = given
  const id = newPublicId('lst')
  const text = formatPrefix(block)
  await house.asOwner(
    `INSERT INTO listing (id, organisation_id, registry, holder_id, country, block, state, currency, terms, version, published_at)
     VALUES ($1, 'org_seller', 'ripencc', 'holder', 'NL', $2, $3, 'USD', $4, 1, $5)`,
    [id, text, state, JSON.stringify({ lease: null, permittedUses: ['hosting'], note: '' }), publishedAt],
  )
  await house.asOwner(`INSERT INTO listing_price VALUES ($1, 'sale', $2, 512000)`, [id, block.length])
  if (state !== 'published') return id
  const size = prefixSize(block)
  const { facets = [], saleRate = 20_000_000n, leaseRate = null, freeAddresses = size, summary = {} } = given
  await house.asOwner(
    `INSERT INTO listing_entry (listing_id, organisation_id, block, size, free_addresses, published_at, currency,
       sale_rate, lease_rate, facets, summary, checked_at)
     VALUES ($1, 'org_seller', $2, $3, $4, $5, 'USD', $6, $7, $8, $9, dotquad_now())`,
    [
      ...[id, text, size, freeAddresses, publishedAt],
      ...[saleRate === null ? null : String(saleRate), leaseRate === null ? null : String(leaseRate)],
      ...[facets, JSON.stringify(summaryOf(summary))],
    ],
  )
  return id
}
