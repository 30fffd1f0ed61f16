/** The words that a listing is found by in the catalogue: `group:value`, as lib/listings/search-filter.ts reads them. */
import type { ListingFacts } from './facts.ts'
import type { Listing } from './listing.ts'

export function facetsOf({ registry, country, prices }: Listing, facts: ListingFacts): string[] {
  const { rpki, transferable, routed, lists } = facts
  const tokens = [
    ...prices.map(({ dealType }) => `deal:${dealType}`),
    ...prices.map(({ partLength }) => `size:${partLength}`),
    `rir:${registry}`,
    ...(country === null ? [] : [`country:${country}`]),
    `rpki:${rpki}`,
    `transferable:${transferable.state}`,
    `routed:${routed.state}`,
    ...lists.map(({ list, answer }) => `list:${list}:${answer}`),
  ]
  return [...new Set(tokens)].sort()
}
