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
  const price = priceCondition(query, pricedDeal(query))
  // A bound on the price of a deal says that the deal is offered: told twice, the planner takes it for twice as rare.
  const isImplied = (group: string) => group === 'deal' && price.length > 0
  return [
    ...filters
      .filter(({ group }) => !isImplied(group))
      .map((filter) => ({ name: filter.group, write: (bind: Bind) => hasAny(bind, tokensOf(filter)) })),
    ...price,
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
export function priceCondition({ price: { from, to } }: SearchQuery, deal: DealType | null): Condition[] {
  if (deal === null || (from === null && to === null)) return []
  const column = rateColumns[deal]
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
