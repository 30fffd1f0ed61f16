/** How many blocks a search finds, and how many each further choice would. */
import { splitToken } from './search-filter.ts'
import type { SearchQuery } from './search-query.ts'

export type FacetCounts = {
  readonly total: number
  /** Of which something is free now. */
  readonly free: number
  /** By group and value; a group that is chosen from is counted as if it were not. Values that nothing has are not there. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, number>>
}

export type FacetRow = {
  readonly branch: 'total' | 'free' | 'others' | 'own'
  /** A token of the catalogue: `rir:arin`. */
  readonly facet: string
  readonly count: number
}

export function collectCounts({ filters }: SearchQuery, rows: readonly FacetRow[]): FacetCounts {
  const chosen = new Set(filters.map(({ group }) => group))
  const groups = new Map<string, Map<string, number>>()
  for (const { branch, facet, count } of rows) {
    const { group, value } = splitToken(facet)
    const speaks = branch === 'own' || (branch === 'others' && !chosen.has(group))
    if (!speaks || count === 0) continue
    const counts = groups.get(group) ?? new Map<string, number>()
    groups.set(group, counts.set(value, count))
  }
  const only = (wanted: FacetRow['branch']) => rows.find(({ branch }) => branch === wanted)?.count ?? 0
  return { total: only('total'), free: only('free'), groups }
}
