/**
 * Many prefixes, and which lies in which: the answer to "what covers this?" in a search and a walk.
 *
 * Prefixes nest but never cross, so sorted by address and length they form a forest: each knows its nearest
 * covering prefix, its parent, and all that lies inside one stands right behind it. Columnar and immutable;
 * knows nothing of what is said about a prefix. 13 bytes a prefix and 256 KiB to begin the search from.
 */
import type { Columns } from '#lib/kernel/columns.ts'
import { growingColumn } from '#lib/kernel/growing-column.ts'
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

export type PrefixForestBuilder = {
  /** The number of this prefix. They must come sorted by address, then length; a repeated one keeps its number. */
  add(address: number, length: number): number
  finish(): Columns
}

// Where the prefixes of each /16 begin: the binary search is left with a handful.
const bucketBits = 16
const bucketOf = (address: number) => address >>> (32 - bucketBits)

export function buildPrefixForest(): PrefixForestBuilder {
  const addresses = growingColumn()
  const lengths = growingColumn()
  const parents = growingColumn()
  const enclosing: { number: number; address: number; length: number }[] = []
  const put = (address: number, length: number, parent: number) => {
    addresses.push(address)
    lengths.push(length)
    parents.push(parent)
  }
  put(0, 0, noPrefix) // the place of number 0

  return {
    add(address, length) {
      const last = enclosing.at(-1)
      if (last?.address === address && last.length === length) return last.number
      const sorted = !last || last.address < address || (last.address === address && last.length < length)
      invariant(sorted, 'prefixes are added in order')
      for (let open = last; open && firstOfBlock(address, open.length) !== open.address; open = enclosing.at(-1)) {
        enclosing.pop()
      }
      const number = addresses.length
      put(address, length, enclosing.at(-1)?.number ?? noPrefix)
      enclosing.push({ number, address, length })
      return number
    },
    finish() {
      const prefixAddress = addresses.finish()
      return {
        prefixAddress,
        prefixLength: Uint8Array.from(lengths.finish()),
        prefixParent: parents.finish(),
        prefixBucket: bucketsOf(prefixAddress),
      }
    },
  }
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

/** Lays the forest over columns made by `buildPrefixForest`; the columns may hold others beside them. */
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
