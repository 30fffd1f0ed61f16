/** A search as conditions of SQL over listing_entry. Every value is a parameter; no text of a reader becomes SQL. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { DealType } from '../deal-type.ts'
import { tokensOf } from '../search-filter.ts'
import { pricedDeal, type SearchQuery } from '../search-query.ts'

/** Takes a value and gives the parameter that stands for it. */
export type Bind = (value: unknown) => string

/** `name` is the constraint's, so that it can be left out. */
export type Condition = { readonly name: string; write(bind: Bind): string }

export const rateColumns: Record<DealType, string> = { sale: 'sale_rate', lease: 'lease_rate', rent: 'rent_rate' }

export function conditionsOf(query: SearchQuery): Condition[] {
  const { filters, inside, contains, freeOnly } = query
  return [
    ...filters.map((filter) => ({
      name: filter.group,
      write: (bind: Bind) => hasAny(bind, tokensOf(filter)),
    })),
    ...priceCondition(query, pricedDeal(query)),
    ...(inside ? [prefixCondition('inside', '<<=', inside)] : []),
    ...(contains ? [prefixCondition('contains', '>>=', contains)] : []),
    ...(freeOnly ? [{ name: 'free', write: () => 'free_addresses > 0' }] : []),
  ]
}

/** Containment of one token lets the planner estimate best; any of several is an overlap. */
const hasAny = (bind: Bind, tokens: readonly string[]): string =>
  `facets ${tokens.length === 1 ? '@>' : '&&'} ${bind(tokens)}::text[]`

const prefixCondition = (name: string, operator: string, prefix: Prefix): Condition => ({
  name,
  write: (bind) => `block ${operator} ${bind(formatPrefix(prefix))}::cidr`,
})

/** The bounds of the price, of this kind of deal. */
export function priceCondition({ price: { from, to }, sort }: SearchQuery, deal: DealType | null): Condition[] {
  if (deal === null || (from === null && to === null)) return []
  // A price is a wide range: as a bitmap beside the facets' it costs more than it saves, so the planner is kept from one.
  const column = sort === 'price' ? rateColumns[deal] : `(${rateColumns[deal]} + 0)`
  const write = (bind: Bind) =>
    [
      ...(from === null ? [] : [`${column} >= ${bind(String(from))}::bigint`]),
      ...(to === null ? [] : [`${column} <= ${bind(String(to))}::bigint`]),
    ].join(' AND ')
  return [{ name: 'price', write }]
}

/** For a WHERE: true where there is no condition. */
export const writeConditions = (conditions: readonly Condition[], bind: Bind): string =>
  conditions.length === 0 ? 'true' : conditions.map(({ write }) => write(bind)).join(' AND ')

/** Collects parameters: `$1`, `$2`, … in the order they are bound. */
export function parameters(): { bind: Bind; values: unknown[] } {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}
