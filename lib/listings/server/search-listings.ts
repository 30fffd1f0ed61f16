/** One page of the published listings that a search finds. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { shareAskingOf } from '#lib/kernel/share-asking.ts'
import type { Entry } from '../entry.ts'
import type { SearchCursor } from '../search-cursor.ts'
import { pricedDeal, type SearchQuery, writeSearchQuery } from '../search-query.ts'
import { selectPage } from './catalogue-store.ts'

export type ListingPage = {
  readonly entries: readonly Entry[]
  /** What follows, and what came before; null at the ends. */
  readonly next: SearchCursor | null
  readonly previous: SearchCursor | null
}

export const pageSize = 25

// Many read the same page at once.
const readPage = shareAskingOf(writeSearchQuery, (query: SearchQuery) => selectPage(query, pageSize + 1))

/** Public: the catalogue holds nothing that is not published. One row more than a page tells whether there is another. */
export async function searchListings(_actor: Actor, query: SearchQuery): Promise<ListingPage> {
  const found = await readPage(query)
  const hasMore = found.length > pageSize
  const isBackward = query.page?.direction === 'before'
  const nearest = found.slice(0, pageSize)
  const entries = isBackward ? nearest.toReversed() : nearest
  const [first, last] = [entries.at(0), entries.at(-1)]
  const hasNext = isBackward || hasMore
  const hasPrevious = isBackward ? hasMore : query.page !== null
  return {
    entries,
    next: hasNext && last ? cursorOf(query, last) : null,
    previous: hasPrevious && first ? cursorOf(query, first) : null,
  }
}

function cursorOf(query: SearchQuery, { id, publishedAt, size, block, rates }: Entry): SearchCursor {
  const deal = pricedDeal(query)
  const values = {
    newest: () => publishedAt.toISOString(),
    size: () => String(size),
    address: () => formatPrefix(block),
    price: () => String(deal && rates[deal]),
  }
  return { value: values[query.sort](), id }
}
