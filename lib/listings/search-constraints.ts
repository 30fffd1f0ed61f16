/** Each thing that narrows a search, in words, with the search that would be without it. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Currency } from '#lib/kernel/money.ts'
import { titleOfGroup, wordOfValue } from './filter-words.ts'
import { writeRate } from './rate.ts'
import { changeQuery, pricedDeal, type SearchQuery } from './search-query.ts'

export type Constraint = { readonly name: string; readonly words: string; readonly without: SearchQuery }

/** What a search would find without it. */
export type Loosening = { readonly constraint: Constraint; readonly found: number }

type Words = { currency: Currency; listTitles: ReadonlyMap<string, string> }

/** In the order of the form; none for a search of everything. */
export function listConstraints(query: SearchQuery, words: Words): Constraint[] {
  const { inside, contains } = query
  const rest: (Constraint | null)[] = [
    priceConstraint(query, words.currency),
    inside && {
      ...{ name: 'inside', words: `Inside ${formatPrefix(inside)}` },
      without: changeQuery(query, { inside: null }),
    },
    contains && {
      ...{ name: 'contains', words: `Contains ${formatPrefix(contains)}` },
      without: changeQuery(query, { contains: null }),
    },
    query.freeOnly
      ? { name: 'free', words: 'Something free now', without: changeQuery(query, { freeOnly: false }) }
      : null,
  ]
  return [...filterConstraints(query, words), ...rest.filter((constraint) => constraint !== null)]
}

function filterConstraints(query: SearchQuery, { listTitles }: Words): Constraint[] {
  return query.filters.map(({ group, values }) => {
    const filters = query.filters.filter((filter) => filter.group !== group)
    const chosen = values.map((value) => wordOfValue(group, value)).join(' or ')
    return {
      name: group,
      words: group === 'deal' || group === 'size' ? chosen : `${titleOfGroup(group, listTitles)}: ${chosen}`,
      without: changeQuery(query, { filters, ...(group === 'deal' && withoutPrice(query)) }),
    }
  })
}

/** A price is of one kind of deal: without the kind there is none to compare. */
const withoutPrice = ({ sort }: SearchQuery) => ({
  price: { from: null, to: null },
  sort: sort === 'price' ? ('newest' as const) : sort,
})

function priceConstraint(query: SearchQuery, currency: Currency): Constraint | null {
  const { from, to } = query.price
  if (from === null && to === null) return null
  const bounds = [from === null ? '' : `from ${writeRate(from)}`, to === null ? '' : `to ${writeRate(to)}`]
  const unit = pricedDeal(query) === 'sale' ? 'an address' : 'an address a month'
  const words = `${bounds.filter(Boolean).join(' ')} ${currency} ${unit}`
  return { name: 'price', words, without: changeQuery(query, { price: { from: null, to: null } }) }
}
