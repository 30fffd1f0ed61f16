/** Where in the address space the blocks lie that a search finds. */
import { mapGrid } from '#lib/address-space/address-map.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { OfferMap } from '../offer-map.ts'
import type { SearchQuery } from '../search-query.ts'
import { selectCells } from './catalogue-store.ts'

/** Of `area`, or of the prefix that the search is confined to, in cells of the address-space map. */
export async function mapListings(_actor: Actor, query: SearchQuery, everywhere: Prefix): Promise<OfferMap> {
  const area = query.inside ?? everywhere
  const { cellLength } = mapGrid(area)
  return { area, cells: await selectCells(query, { area, length: cellLength }) }
}
