/** What of a listing can be ordered now: the sizes that are priced and have a free part, and for which kinds of deal. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { type DealType, dealTypes } from './deal-type.ts'
import { freePrefixes, listFreeParts } from './free-parts.ts'
import type { Listing } from './listing.ts'

type Offered = Pick<Listing, 'block' | 'prices'>

export type OrderableSize = {
  readonly length: number
  /** The first of them, and how many there are. */
  readonly parts: readonly Prefix[]
  readonly count: number
  readonly dealTypes: readonly DealType[]
}

/** The widest first; a size of which nothing is free is left out. */
export function listOrderable({ block, prices }: Offered, taken: readonly Prefix[], most: number): OrderableSize[] {
  const lengths = [...new Set(prices.map(({ partLength }) => partLength))].sort((a, b) => a - b)
  return lengths
    .map((length) => ({
      length,
      ...listFreeParts(block, taken, { length, most }),
      dealTypes: dealTypes.filter((type) =>
        prices.some(({ dealType, partLength }) => dealType === type && partLength === length),
      ),
    }))
    .filter(({ count }) => count > 0)
}

/** Why there is nothing to choose, where `listOrderable` has nothing. */
export function explainNothingOrderable({ block, prices }: Offered, taken: readonly Prefix[]): string {
  const free = freePrefixes(block, taken)
  if (free.length === 0)
    return `All of ${formatPrefix(block)} is taken now. What a lease or a hold gives back can be ordered here again.`
  const sizes = [...new Set(prices.map(({ partLength }) => partLength))].sort((a, b) => a - b)
  return `Free now is ${free.map(formatPrefix).join(', ')}, and no price stands for a part of that size: offered are ${sizes.map((length) => `/${length}`).join(', ')}.`
}

/** Of what was not sold here, the widest prefix and the others; null where all of it was. */
export function findLeft(block: Prefix, sold: readonly Prefix[]): { widest: Prefix; others: readonly Prefix[] } | null {
  const [widest, ...others] = freePrefixes(block, sold).toSorted((a, b) => a.length - b.length || a.address - b.address)
  return widest ? { widest, others } : null
}
