/** The ASes that a block knew before: whoever had a route or a ROA for it or a part of it. */
import type { BlockFacts } from './block-facts.ts'

export function knownAsns({ vrps, routes }: BlockFacts): ReadonlySet<number> {
  const known = new Set<number>()
  for (const { asn } of vrps ?? []) if (asn !== 0) known.add(asn)
  for (const { origin, relation } of routes ?? []) {
    // Who announces a wider route is no party of this block.
    if (origin !== null && relation !== 'covers') known.add(origin)
  }
  return known
}
