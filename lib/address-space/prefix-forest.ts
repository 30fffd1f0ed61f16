/**
 * Many prefixes, and which lies in which: the answer to "what covers this?" in a search and a walk.
 *
 * Prefixes nest but never cross, so sorted by address and length they form a forest: each knows its nearest
 * covering prefix, its parent, and all that lies inside one stands right behind it. Columnar and immutable;
 * knows nothing of what is said about a prefix. 13 bytes a prefix and 1 MiB to begin the search from.
 */
import type { Columns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { firstOfBlock, lastOfBlock } from './aligned-blocks.ts'

/** Prefixes are numbered from 1 in their order; 0 stands for none. */
export const noPrefix = 0

export type PrefixForest = {
  readonly size: number
  address(prefix: number): number
  length(prefix: number): number
  /** The next wider prefix that covers this one, or `noPrefix`. */
  parent(prefix: number): number
  /** The longest prefix that covers address/length, itself included, or `noPrefix`. */
  nearest(address: number, length: number): number
  /** The prefixes strictly inside address/length are `from` to `to - 1`. */
  inside(address: number, length: number): { from: number; to: number }
}

// Where the prefixes of each /18 begin, in 1 MB: the binary search is left with a handful, and most of a full table in one line of cache.
const bucketBits = 18
const bucketOf = (address: number) => address >>> (32 - bucketBits)

/**
 * The forest of rows that are sorted by address, then length, and may repeat a prefix; and for each prefix its
 * first row, with the number of all rows behind the last.
 */
export function nestPrefixes(address: Uint32Array, length: Uint32Array): { forest: Columns; firstRow: Uint32Array } {
  const prefixAddress = new Uint32Array(address.length + 1)
  const prefixLength = new Uint8Array(address.length + 1)
  const prefixParent = new Uint32Array(address.length + 1)
  const firstRow = new Uint32Array(address.length + 2)
  let last = noPrefix
  for (let row = 0; row < address.length; row++) {
    const start = address[row] ?? 0
    const bits = length[row] ?? 0
    if (last !== noPrefix && prefixAddress[last] === start && prefixLength[last] === bits) continue
    // Of the prefix before and all it lies in, the first that covers this one.
    let parent = last
    while (parent !== noPrefix && firstOfBlock(start, prefixLength[parent] ?? 0) !== prefixAddress[parent]) {
      parent = prefixParent[parent] ?? noPrefix
    }
    last++
    prefixAddress[last] = start
    prefixLength[last] = bits
    prefixParent[last] = parent
    firstRow[last] = row
  }
  firstRow[last + 1] = address.length
  const size = last + 1
  const forest = {
    prefixAddress: prefixAddress.slice(0, size),
    prefixLength: prefixLength.slice(0, size),
    prefixParent: prefixParent.slice(0, size),
  }
  return { forest: { ...forest, prefixBucket: bucketsOf(forest.prefixAddress) }, firstRow: firstRow.slice(0, size + 1) }
}

/** For each bucket the number of its first prefix, and behind them all one more than the last number. */
function bucketsOf(prefixAddress: Uint32Array): Uint32Array {
  const buckets = new Uint32Array(2 ** bucketBits + 1)
  let number = 1
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    while (number < prefixAddress.length && bucketOf(prefixAddress[number] ?? 0) < bucket) number++
    buckets[bucket] = number
  }
  return buckets
}

/** Lays the forest over columns made by `nestPrefixes`; the columns may hold others beside them. */
export function openPrefixForest(columns: Columns): PrefixForest {
  const { prefixAddress, prefixLength, prefixParent, prefixBucket } = columns
  invariant(
    prefixAddress instanceof Uint32Array && prefixLength instanceof Uint8Array,
    'an index file has its prefixes',
  )
  invariant(prefixParent instanceof Uint32Array && prefixBucket instanceof Uint32Array, 'an index file has its nesting')
  const addressOf = (prefix: number) => prefixAddress[prefix] ?? 0
  const lengthOf = (prefix: number) => prefixLength[prefix] ?? 0
  const parentOf = (prefix: number) => prefixParent[prefix] ?? noPrefix
  const firstOfBucket = (bucket: number) => prefixBucket[bucket] ?? 0

  /** The first prefix that sorts behind address/length. */
  const behind = (address: number, length: number): number => {
    let low = firstOfBucket(bucketOf(address))
    let high = firstOfBucket(bucketOf(address) + 1)
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = addressOf(middle)
      if (other < address || (other === address && lengthOf(middle) <= length)) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    size: prefixAddress.length - 1,
    address: addressOf,
    length: lengthOf,
    parent: parentOf,
    nearest(address, length) {
      // Whatever covers address/length sorts before it, and covers or is all that stands in between.
      let prefix = behind(address, length) - 1
      while (prefix !== noPrefix && firstOfBlock(address, lengthOf(prefix)) !== addressOf(prefix))
        prefix = parentOf(prefix)
      return prefix
    },
    inside(address, length) {
      return { from: behind(address, length), to: behind(lastOfBlock(address, length), 32) }
    },
  }
}
