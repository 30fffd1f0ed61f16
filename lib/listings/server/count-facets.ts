/** How many published listings a search finds, and how many each further choice would leave. */
import type { Actor } from '#lib/kernel/actor.ts'
import { collectCounts, type FacetCounts } from '../facet-counts.ts'
import type { SearchQuery } from '../search-query.ts'
import { selectFacets } from './catalogue-store.ts'

/** Exact. The page of the search does not matter. */
export async function countFacets(_actor: Actor, query: SearchQuery): Promise<FacetCounts> {
  return collectCounts(query, await selectFacets(query))
}
