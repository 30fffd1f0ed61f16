/**
 * Many rows, each of one prefix, and which lies in which: the answer to "what covers this?" in a search and a walk.
 *
 * Prefixes nest but never cross, so rows sorted by address and length form a forest: each knows the next row up,
 * and all that lies inside a prefix stands together. Columnar and immutable; of what a row says it knows two
 * words. 16 bytes a row and 1 MiB to begin the search from.
 */
import type { Columns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { firstOfBlock, lastOfBlock } from './aligned-blocks.ts'

/** Rows are numbered from 0; this is none of them. */
export const noRow = -1

export type ForestRows = {
  address: Uint32Array
  length: Uint32Array
  /** What its owner says of each row. */
  words: readonly [Uint32Array, Uint32Array]
}

export type PrefixForest = {
  readonly size: number
  address(row: number): number
  length(row: number): number
  firstWord(row: number): number
  secondWord(row: number): number
  /** The last row of the longest prefix that covers address/length, itself included, or `noRow`. */
  nearest(address: number, length: number): number
  /** The row before of the same prefix, else the last row of the next wider prefix that covers it, or `noRow`. */
  up(row: number): number
  /** The rows whose prefix is strictly inside address/length are `from` to `to - 1`. */
  inside(address: number, length: number): { from: number; to: number }
  /** How many rows from `row` on say the same here and from `otherRow` on there: prefix and words, not their places. */
  sharedRun(row: number, other: PrefixForest, otherRow: number): number
  /** Four words a row; for `sharedRun` of another forest alone. */
  readonly table: Uint32Array
}

// Where the rows of each /18 begin, in 1 MB: the binary search is left with a handful, and most of a full table in one line of cache.
const bucketBits = 18
const bucketOf = (address: number) => address >>> (32 - bucketBits)

// All that is read of a row lies in one line of cache: its address, the number of the row above plus one with
// its own length in the low bits, and its owner's two words.
const rowWords = 4
const lengthBits = 6
const lengthMask = 2 ** lengthBits - 1
const mostRows = 2 ** (32 - lengthBits) - 1

const addressIn = (table: Uint32Array, row: number) => table[row * rowWords] ?? 0
const lengthIn = (table: Uint32Array, row: number) => (table[row * rowWords + 1] ?? 0) & lengthMask
const upIn = (table: Uint32Array, row: number) => ((table[row * rowWords + 1] ?? 0) >>> lengthBits) - 1

/** The forest of rows that are sorted by address, then length. */
export function nestPrefixes({ address, length, words: [first, second] }: ForestRows): Columns {
  invariant(address.length <= mostRows, 'a forest numbers its rows in 26 bits')
  const table = new Uint32Array(address.length * rowWords)
  for (let row = 0; row < address.length; row++) {
    const start = address[row] ?? 0
    // Of the row before and all above it, the first that covers this one.
    let up = row - 1
    while (up !== noRow && firstOfBlock(start, lengthIn(table, up)) !== addressIn(table, up)) up = upIn(table, up)
    table[row * rowWords] = start
    table[row * rowWords + 1] = ((up + 1) << lengthBits) | (length[row] ?? 0)
    table[row * rowWords + 2] = first[row] ?? 0
    table[row * rowWords + 3] = second[row] ?? 0
  }
  return { prefixRow: table, prefixBucket: bucketsOf(address) }
}

/** For each bucket the number of its first row, and behind them all the number of rows. */
function bucketsOf(address: Uint32Array): Uint32Array {
  const buckets = new Uint32Array(2 ** bucketBits + 1)
  let row = 0
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    while (row < address.length && bucketOf(address[row] ?? 0) < bucket) row++
    buckets[bucket] = row
  }
  return buckets
}

/** Lays the forest over columns made by `nestPrefixes`; the columns may hold others beside them. */
export function openPrefixForest({ prefixRow: table, prefixBucket: buckets }: Columns): PrefixForest {
  invariant(table instanceof Uint32Array && buckets instanceof Uint32Array, 'an index file has its prefixes')

  /** The first row that sorts behind address/length. */
  const behind = (address: number, length: number): number => {
    const bucket = bucketOf(address)
    let low = buckets[bucket] ?? 0
    let high = buckets[bucket + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = addressIn(table, middle)
      if (other < address || (other === address && lengthIn(table, middle) <= length)) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    size: table.length / rowWords,
    address: (row) => addressIn(table, row),
    length: (row) => lengthIn(table, row),
    firstWord: (row) => table[row * rowWords + 2] ?? 0,
    secondWord: (row) => table[row * rowWords + 3] ?? 0,
    nearest(address, length) {
      // Whatever covers address/length sorts before it, and covers or is all that stands in between.
      let row = behind(address, length) - 1
      while (row !== noRow && firstOfBlock(address, lengthIn(table, row)) !== addressIn(table, row))
        row = upIn(table, row)
      return row
    },
    up: (row) => upIn(table, row),
    table,
    sharedRun: (row, other, otherRow) => sharedRun(table, other.table, { from: row, otherFrom: otherRow }),
    inside(address, length) {
      return { from: behind(address, length), to: behind(lastOfBlock(address, length), 32) }
    },
  }
}

/** A plain walk over both arrays: half a million rows in a few milliseconds. */
function sharedRun(a: Uint32Array, b: Uint32Array, { from, otherFrom }: { from: number; otherFrom: number }): number {
  let [i, j] = [from * rowWords, otherFrom * rowWords]
  while (
    i < a.length &&
    j < b.length &&
    a[i] === b[j] &&
    (((a[i + 1] ?? 0) ^ (b[j + 1] ?? 0)) & lengthMask) === 0 &&
    a[i + 2] === b[j + 2] &&
    a[i + 3] === b[j + 3]
  ) {
    i += rowWords
    j += rowWords
  }
  return i / rowWords - from
}
