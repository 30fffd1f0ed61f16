/** One page of the catalogue, as SQL: the rows behind or before a cursor, by a sort and then by id. */
import { invariant } from '#lib/kernel/invariant.ts'
import type { Sort } from '../search-cursor.ts'
import { pricedDeal, type SearchQuery } from '../search-query.ts'
import { conditionsOf, parameters, rateColumns, writeConditions } from './catalogue-conditions.ts'

export const entryColumns = `listing_id, block::text AS block, size, free_addresses, published_at, currency,
  sale_rate, lease_rate, rent_rate, summary, checked_at`

/** Column and type; newest and largest come first. */
function orderOf(sort: Sort, query: SearchQuery): { column: string; type: string; isDescending: boolean } {
  if (sort === 'newest') return { column: 'published_at', type: 'timestamptz', isDescending: true }
  if (sort === 'size') return { column: 'size', type: 'bigint', isDescending: true }
  if (sort === 'address') return { column: 'block', type: 'cidr', isDescending: false }
  const deal = pricedDeal(query)
  invariant(deal, 'a search sorted by price is for one kind of deal')
  return { column: rateColumns[deal], type: 'bigint', isDescending: false }
}

/** `limit` rows; before a cursor they come in the reverse order, nearest first. */
export function pageStatement(query: SearchQuery, limit: number): { sql: string; values: unknown[] } {
  const { bind, values } = parameters()
  const { column, type, isDescending } = orderOf(query.sort, query)
  const isBackward = query.page?.direction === 'before'
  const runsDown = isDescending !== isBackward
  const conditions = [writeConditions(conditionsOf(query), bind)]
  if (query.page) {
    const { value, id } = query.page.cursor
    conditions.push(`(${column}, listing_id) ${runsDown ? '<' : '>'} (${bind(value)}::${type}, ${bind(id)})`)
  }
  // Qualified: a bare name would be the selected text, which no index orders.
  const direction = runsDown ? 'DESC' : 'ASC'
  const sql = `SELECT ${entryColumns} FROM listing_entry WHERE ${conditions.join(' AND ')}
    ORDER BY listing_entry.${column} ${direction}, listing_id ${direction} LIMIT ${bind(limit)}`
  return { sql, values }
}
