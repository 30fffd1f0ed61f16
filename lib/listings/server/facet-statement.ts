/** The counts beside a search's filters, as one statement: how many there are, and of each value how many there would be. */
import { dealTypes } from '../deal-type.ts'
import { pricedDeal, type SearchQuery } from '../search-query.ts'
import {
  type Bind,
  type Condition,
  conditionsOf,
  parameters,
  priceCondition,
  writeConditions,
} from './catalogue-conditions.ts'

/** `others` counts every group by the whole search, so it speaks only for groups that nothing was chosen from. */
export const branches = ['total', 'free', 'others', 'own'] as const

const hasSomethingFree: Condition = { name: 'free', write: () => 'free_addresses > 0' }

/** Rows of `branch`, `facet` and `count`. A group that is chosen from is counted with its own choice left out. */
export function facetStatement(query: SearchQuery): { sql: string; values: unknown[] } {
  const { bind, values } = parameters()
  const all = conditionsOf(query)
  const but = (...names: string[]) => all.filter(({ name }) => !names.includes(name))
  const chosen = query.filters.map(({ group }) => group)
  const statements = [
    countRows('total', 'total', writeConditions(all, bind)),
    countRows('free', 'free', writeConditions([...but('free'), hasSomethingFree], bind)),
    countTokens('others', writeConditions(all, bind)),
    ...chosen
      .filter((group) => group !== 'deal')
      .map((group) =>
        countTokens('own', `${writeConditions(but(group), bind)} AND starts_with(facet, ${bind(`${group}:`)})`),
      ),
    ...(chosen.includes('deal') ? countDeals(query, but('deal', 'price'), bind) : []),
  ]
  return { sql: statements.join('\nUNION ALL\n'), values }
}

/** Each kind of deal with the bounds on its own price: what choosing it would show. */
function countDeals(query: SearchQuery, rest: readonly Condition[], bind: Bind): string[] {
  const isPriced = pricedDeal(query) !== null
  return dealTypes.map((deal) => {
    const offered: Condition = { name: 'deal', write: (into) => `facets @> ${into([`deal:${deal}`])}::text[]` }
    const conditions = [...rest, offered, ...(isPriced ? priceCondition(query, deal) : [])]
    return countRows('own', `deal:${deal}`, writeConditions(conditions, bind))
  })
}

type Branch = (typeof branches)[number]

/** `facet` is a word of this file, never a reader's. */
const countRows = (branch: Branch, facet: string, where: string): string =>
  `SELECT '${branch}' AS branch, '${facet}' AS facet, count(*)::int AS count FROM listing_entry WHERE ${where}`

const countTokens = (branch: Branch, where: string): string =>
  `SELECT '${branch}', facet, count(*)::int FROM listing_entry, unnest(facets) AS facet WHERE ${where} GROUP BY facet`
