/** What of a block can still be had, in parts of one size. Pure; who took the rest is not asked. */
import { subtract, toPrefixes, unionOf } from '#lib/address-space/address-set.ts'
import { overlapsPrefix, type Prefix, prefixSize, splitPrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'

/** The first `most` free parts of this length in address order, and how many there are. */
export function listFreeParts(
  block: Prefix,
  taken: readonly Prefix[],
  { length, most }: { length: number; most: number },
): { parts: readonly Prefix[]; count: number } {
  const free = freePrefixes(block, taken).filter((prefix) => prefix.length <= length)
  const count = free.reduce((sum, prefix) => sum + 2 ** (length - prefix.length), 0)
  const parts: Prefix[] = []
  for (const prefix of free) {
    if (parts.length >= most) break
    parts.push(...splitPrefix(prefix, length).slice(0, most - parts.length))
  }
  return { parts, count }
}

/** The free space as the fewest prefixes. */
export const freePrefixes = (block: Prefix, taken: readonly Prefix[]): Prefix[] =>
  toPrefixes(subtract(unionOf([rangeOf(block)]), unionOf(taken.map(rangeOf))))

export const countFree = (block: Prefix, taken: readonly Prefix[]): number =>
  freePrefixes(block, taken).reduce((sum, prefix) => sum + prefixSize(prefix), 0)

export const isFree = (part: Prefix, taken: readonly Prefix[]): boolean =>
  !taken.some((claimed) => overlapsPrefix(claimed, part))
