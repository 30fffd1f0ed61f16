/**
 * Which of very many watched blocks share an address with what has changed, in time that grows with the hits.
 *
 * A forest of prefixes: 20 bytes a block and one search a changed range. Knows nobody who watches.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { nestPrefixes, noRow, openPrefixForest } from '#lib/address-space/prefix-forest.ts'
import { type AddressRange, rangeToPrefixes } from '#lib/address-space/range.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { pick, sortedOrder } from '#lib/kernel/sorted-order.ts'

export type WatchedBlocks = {
  readonly size: number
  /** By the place it was given at. */
  block(index: number): Prefix
  /** The first place at which the block of this place was given: many may watch the same. */
  firstPlace(index: number): number
  /** Those that overlap any of the ranges, each once, in ascending order. */
  touchedBy(ranges: Iterable<AddressRange>): number[]
}

export function indexWatchedBlocks(blocks: readonly Prefix[]): WatchedBlocks {
  const arrived = {
    address: Uint32Array.from(blocks, ({ address }) => address),
    length: Uint32Array.from(blocks, ({ length }) => length),
  }
  const order = sortedOrder([arrived.address, arrived.length])
  const sorted = { address: pick(arrived.address, order), length: pick(arrived.length, order) }
  const firstPlaces = firstPlacesOf(sorted, order)
  const forest = openPrefixForest(
    nestPrefixes({
      ...sorted,
      words: [order, new Uint32Array(order.length)],
    }),
  )
  const touch = (touched: Set<number>, { address, length }: Prefix) => {
    for (let row = forest.nearest(address, length); row !== noRow; row = forest.up(row))
      touched.add(forest.firstWord(row))
    const { from, to } = forest.inside(address, length)
    for (let row = from; row < to; row++) touched.add(forest.firstWord(row))
  }
  return {
    size: blocks.length,
    block(index) {
      const block = blocks[index]
      invariant(block, 'a watched block is asked for by its place')
      return block
    },
    firstPlace: (index) => firstPlaces[index] ?? index,
    touchedBy(ranges) {
      const touched = new Set<number>()
      for (const range of ranges) for (const prefix of rangeToPrefixes(range)) touch(touched, prefix)
      return [...touched].sort((a, b) => a - b)
    },
  }
}

/** Equal blocks stand together, in the order in which they were given. */
function firstPlacesOf(
  { address, length }: Record<'address' | 'length', Uint32Array>,
  order: Uint32Array,
): Uint32Array {
  const places = new Uint32Array(order.length)
  let first = 0
  for (let row = 0; row < order.length; row++) {
    if (address[row] !== address[first] || length[row] !== length[first]) first = row
    places[order[row] ?? 0] = order[first] ?? 0
  }
  return places
}
