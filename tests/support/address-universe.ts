/**
 * A universe of 4096 addresses, set down at a chosen place of the address space, and the naive model of a set
 * in it: one flag an address. What the address-space code does with integers, the model does flag by flag.
 */
import fc from 'fast-check'
import { type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { AddressRange } from '#lib/address-space/range.ts'

export const universeSize = 4096

/** The bottom edge, the top edge, the sign bit of 32-bit arithmetic, and somewhere in between. */
export const anyBase = fc.constantFrom(0, 2 ** 32 - universeSize, 2 ** 31 - universeSize / 2, 0x0a000000)

/** A range inside the universe, often touching an edge, often a single address. */
export const anyOffsets = fc
  .tuple(fc.integer({ min: 0, max: universeSize - 1 }), fc.integer({ min: 0, max: universeSize - 1 }))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))

/** A prefix of at least /21, which lies inside the universe at every base. */
export const anyPlace = fc.record({
  offset: fc.integer({ min: 0, max: universeSize - 1 }),
  length: fc.integer({ min: 21, max: 32 }),
})

export function shift(range: AddressRange, base: number): AddressRange {
  return { start: base + range.start, end: base + range.end }
}

/** The flags of the addresses that any of the ranges holds. */
export function flagsOf(ranges: readonly AddressRange[], base: number): Uint8Array {
  const flags = new Uint8Array(universeSize)
  for (const { start, end } of ranges) flags.fill(1, start - base, end - base + 1)
  return flags
}

export function combine(a: Uint8Array, b: Uint8Array, keep: (inA: boolean, inB: boolean) => boolean): Uint8Array {
  return a.map((flag, index) => Number(keep(flag === 1, b[index] === 1)))
}

/** The runs of set flags, as ranges. */
export function runsOf(flags: Uint8Array, base: number): AddressRange[] {
  const runs: AddressRange[] = []
  for (let start = flags.indexOf(1); start >= 0; start = flags.indexOf(1, start)) {
    const gap = flags.indexOf(0, start)
    const end = gap < 0 ? universeSize : gap
    runs.push({ start: base + start, end: base + end - 1 })
    start = end
  }
  return runs
}

/** The fewest prefixes with exactly these addresses: a whole block is one, any other is its two halves. */
export function prefixesOf(flags: Uint8Array, base: number): Prefix[] {
  const cover = (offset: number, length: number): Prefix[] => {
    const size = 2 ** (32 - length)
    const part = flags.subarray(offset, offset + size)
    if (!part.includes(1)) return []
    const isBlock = (base + offset) % size === 0
    if (isBlock && !part.includes(0)) return [prefixAt(base + offset, length)]
    return [...cover(offset, length + 1), ...cover(offset + size / 2, length + 1)]
  }
  return cover(0, 20)
}
