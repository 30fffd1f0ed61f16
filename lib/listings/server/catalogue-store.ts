/** The catalogue as rows: nothing but listing_entry is read here, so that nothing unpublished can be found or counted. */
import { z } from 'zod'
import { formatPrefix, type Prefix, parsePrefix, prefixSize } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { isCurrency } from '#lib/kernel/money.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { dealTypes } from '../deal-type.ts'
import type { Entry } from '../entry.ts'
import type { EntrySummary } from '../entry-summary.ts'
import type { FacetRow } from '../facet-counts.ts'
import type { Listing } from '../listing.ts'
import type { OfferedCell } from '../offer-map.ts'
import type { SearchQuery } from '../search-query.ts'
import { conditionsOf, parameters, writeConditions } from './catalogue-conditions.ts'
import { pageStatement } from './catalogue-page.ts'
import { branches, facetStatement } from './facet-statement.ts'
import { StoredSummary } from './stored-summary.ts'

const rate = z.string().transform(BigInt).nullable()

const Row = z.object({
  listing_id: z.string(),
  block: z.string(),
  size: z.coerce.number(),
  free_addresses: z.coerce.number(),
  published_at: z.date(),
  currency: z.string(),
  sale_rate: rate,
  lease_rate: rate,
  rent_rate: rate,
  summary: StoredSummary,
  checked_at: z.date(),
})

/** Before a cursor in reverse order, nearest first. */
export async function selectPage(query: SearchQuery, limit: number): Promise<Entry[]> {
  const { sql, values } = pageStatement(query, limit)
  const { rows } = await connection().query(sql, values)
  return rows.map((row) => readEntry(Row.parse(row)))
}

function readEntry(row: z.infer<typeof Row>): Entry {
  const block = parsePrefix(row.block)
  const { listing_id: id, currency } = row
  invariant(
    block.ok && isPublicId('lst', id) && isCurrency(currency),
    'a catalogue row has an id, a block and a currency',
  )
  return {
    ...{ id, block: block.value, size: row.size, freeAddresses: row.free_addresses, currency },
    ...{ publishedAt: row.published_at, summary: row.summary, checkedAt: row.checked_at },
    rates: { sale: row.sale_rate, lease: row.lease_rate, rent: row.rent_rate },
  }
}

const FacetRows = z.array(z.object({ branch: z.enum(branches), facet: z.string(), count: z.number() }))

export async function selectFacets(query: SearchQuery): Promise<FacetRow[]> {
  const { sql, values } = facetStatement(query)
  return FacetRows.parse((await connection().query(sql, values)).rows)
}

const Count = z.tuple([z.object({ count: z.number() })])

export async function countEntries(query: SearchQuery): Promise<number> {
  const { bind, values } = parameters()
  const where = writeConditions(conditionsOf(query), bind)
  const { rows } = await connection().query(`SELECT count(*)::int AS count FROM listing_entry WHERE ${where}`, values)
  return Count.parse(rows)[0].count
}

const Cells = z.array(z.object({ cell: z.string(), blocks: z.number(), addresses: z.coerce.number() }))

/** What a search finds inside `area`, by cells of `length`: a block wider than a cell is in each of its cells. */
export async function selectCells(
  query: SearchQuery,
  { area, length }: { area: Prefix; length: number },
): Promise<OfferedCell[]> {
  const { bind, values } = parameters()
  const where = writeConditions(conditionsOf(query), bind)
  const bits = bind(length)
  const { rows } = await connection().query(
    `SELECT set_masklen(network(set_masklen(block::inet, ${bits}::int))::inet + place * (1::bigint << (32 - ${bits}::int)), ${bits}::int)::cidr::text AS cell,
       count(*)::int AS blocks, sum(least(size, 1::bigint << (32 - ${bits}::int))) AS addresses
     FROM listing_entry, generate_series(0, (1 << greatest(0, ${bits}::int - masklen(block))) - 1) AS place
     WHERE ${where} AND block <<= ${bind(formatPrefix(area))}::cidr GROUP BY 1 ORDER BY 1`,
    values,
  )
  return Cells.parse(rows).map(({ cell, ...counts }) => {
    const prefix = parsePrefix(cell)
    invariant(prefix.ok, 'a cell is a prefix')
    return { cell: prefix.value, ...counts }
  })
}

/** What is free is the claims' to say: a new row begins as all free, a standing one keeps its count. */
const upsert = `
  INSERT INTO listing_entry (listing_id, organisation_id, block, size, free_addresses, published_at, currency,
                             sale_rate, lease_rate, rent_rate, facets, summary, checked_at)
  SELECT $1, $2, $3::cidr, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12
    FROM listing WHERE id = $1 AND state = 'published'
  ON CONFLICT (listing_id) DO UPDATE SET published_at = EXCLUDED.published_at, sale_rate = EXCLUDED.sale_rate,
    lease_rate = EXCLUDED.lease_rate, rent_rate = EXCLUDED.rent_rate, facets = EXCLUDED.facets,
    summary = EXCLUDED.summary, checked_at = EXCLUDED.checked_at
  WHERE listing_entry.checked_at <= EXCLUDED.checked_at`

export type EntryRow = {
  listing: Listing
  publishedAt: Date
  rates: Entry['rates']
  facets: readonly string[]
  summary: EntrySummary
  /** ISO instant of the dossier. */
  checkedAt: string
}

/** An older check never overwrites a newer one. */
export async function upsertEntry({
  listing,
  publishedAt,
  rates,
  facets,
  summary,
  checkedAt,
}: EntryRow): Promise<void> {
  const written = dealTypes.map((dealType) => rates[dealType]?.toString() ?? null)
  await connection().query(upsert, [
    ...[listing.id, listing.organisationId, formatPrefix(listing.block), prefixSize(listing.block), publishedAt],
    ...[listing.currency, ...written, facets, JSON.stringify(summary), checkedAt],
  ])
}

export async function deleteEntry(listingId: string): Promise<void> {
  await connection().query('DELETE FROM listing_entry WHERE listing_id = $1', [listingId])
}

/**
 * Addresses under claims that stand are taken, also by a hold whose time is over: until it is swept nobody has them.
 * A settled sale takes them from its own listing alone: its buyer may have listed them anew.
 * A listing without a claim joins one row of nothing, of which `least` would make all of it.
 */
const countFree = `
  UPDATE listing_entry AS entry SET free_addresses = standing.free
  FROM (SELECT listed.listing_id,
          listed.size - COALESCE(sum(least(listed.size, 1::bigint << (32 - masklen(claim.block))))
                                   FILTER (WHERE claim.id IS NOT NULL), 0)::bigint AS free
        FROM listing_entry AS listed
        LEFT JOIN claim ON claim.block && listed.block AND claim.state <> 'released'
          AND (claim.state <> 'settled' OR claim.listing_id = listed.listing_id) AND claim.period @> dotquad_now()
        WHERE $1::text IS NULL OR listed.listing_id = $1
        GROUP BY listed.listing_id) AS standing
  WHERE standing.listing_id = entry.listing_id AND entry.free_addresses <> standing.free`

/** How many rows changed; of all listings where `listingId` is null. */
export async function updateFreeAddresses(listingId: string | null): Promise<number> {
  return (await connection().query(countFree, [listingId])).rowCount
}
