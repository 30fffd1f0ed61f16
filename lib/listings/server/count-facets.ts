/** How many published listings a search finds, and how many each further choice would leave. */
import type { Actor } from '#lib/kernel/actor.ts'
import { shareAskingOf } from '#lib/kernel/share-asking.ts'
import { collectCounts, type FacetCounts } from '../facet-counts.ts'
import { type SearchQuery, writeSearchQuery } from '../search-query.ts'
import { selectFacets } from './catalogue-store.ts'

// Many read the same search at once, each page and view of it with the same counts.
const readFacets = shareAskingOf(
  (query: SearchQuery) => writeSearchQuery({ ...query, sort: 'newest', view: 'table', page: null }),
  selectFacets,
)

/** Exact. The page of the search does not matter. */
export async function countFacets(_actor: Actor, query: SearchQuery): Promise<FacetCounts> {
  return collectCounts(query, await readFacets(query))
}
