import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyBase,
  anyOffsets,
  anyPlace,
  combine,
  flagsOf,
  prefixesOf,
  runsOf,
  shift,
} from '#tests/support/address-universe.ts'
import {
  containsRange,
  countAddresses,
  intersect,
  mergePrefixes,
  overlapsRange,
  partsWithin,
  subtract,
  toPrefixes,
  unionOf,
} from './address-set.ts'
import { formatPrefix, prefixAt } from './prefix.ts'
import { rangeOf } from './range.ts'

const runs = { numRuns: 10_000 }
const ranges = fc.array(anyOffsets, { maxLength: 8 })
const whole = { start: 0, end: 2 ** 32 - 1 }

describe('a set of addresses', () => {
  test('is the runs of the addresses that its ranges hold', () => {
    fc.assert(
      fc.property(anyBase, ranges, (base, offsets) => {
        const placed = offsets.map((range) => shift(range, base))
        const flags = flagsOf(placed, base)
        const set = unionOf(placed)
        expect(set).toEqual(runsOf(flags, base))
        expect(countAddresses(set)).toBe(flags.reduce((sum, flag) => sum + flag, 0))
      }),
      runs,
    )
  })

  test('is built without changing the ranges it is built from', () => {
    const given = [
      { start: 0, end: 4 },
      { start: 3, end: 9 },
    ]
    unionOf(given)
    expect(given[0]).toEqual({ start: 0, end: 4 })
  })

  test('has within a range what it shares with it', () => {
    fc.assert(
      fc.property(anyBase, ranges, anyOffsets, (base, offsets, within) => {
        const set = unionOf(offsets.map((range) => shift(range, base)))
        const range = shift(within, base)
        expect(partsWithin(set, range)).toEqual(intersect(set, unionOf([range])))
      }),
      { numRuns: 1000 },
    )
  })

  test('intersects another address by address', () => {
    fc.assert(
      fc.property(anyBase, ranges, ranges, (base, one, other) => {
        const [a, b] = [one, other].map((offsets) => offsets.map((range) => shift(range, base)))
        const both = combine(flagsOf(a ?? [], base), flagsOf(b ?? [], base), (inA, inB) => inA && inB)
        expect(intersect(unionOf(a ?? []), unionOf(b ?? []))).toEqual(runsOf(both, base))
      }),
      runs,
    )
  })

  test('less another keeps the addresses that only it has', () => {
    fc.assert(
      fc.property(anyBase, ranges, ranges, (base, one, other) => {
        const a = one.map((range) => shift(range, base))
        const b = other.map((range) => shift(range, base))
        const rest = combine(flagsOf(a, base), flagsOf(b, base), (inA, inB) => inA && !inB)
        expect(subtract(unionOf(a), unionOf(b))).toEqual(runsOf(rest, base))
      }),
      runs,
    )
  })

  test('becomes the fewest prefixes with exactly its addresses', () => {
    fc.assert(
      fc.property(anyBase, ranges, (base, offsets) => {
        const placed = offsets.map((range) => shift(range, base))
        expect(toPrefixes(unionOf(placed))).toEqual(prefixesOf(flagsOf(placed, base), base))
      }),
      runs,
    )
  })

  test('contains or overlaps a range as its addresses say', () => {
    fc.assert(
      fc.property(anyBase, ranges, anyOffsets, (base, offsets, asked) => {
        const placed = offsets.map((range) => shift(range, base))
        const within = flagsOf(placed, base).subarray(asked.start, asked.end + 1)
        const set = unionOf(placed)
        expect(containsRange(set, shift(asked, base))).toBe(!within.includes(0))
        expect(overlapsRange(set, shift(asked, base))).toBe(within.includes(1))
      }),
      runs,
    )
  })

  test('of the whole space counts 2^32, and less itself is empty', () => {
    const all = unionOf([whole, { start: 5, end: 9 }])
    expect(countAddresses(all)).toBe(4_294_967_296)
    expect(subtract(all, all)).toEqual([])
    expect(countAddresses(subtract(all, unionOf([{ start: 2 ** 32 - 1, end: 2 ** 32 - 1 }])))).toBe(4_294_967_295)
    expect(toPrefixes(all).map(formatPrefix)).toEqual(['0.0.0.0/0'])
  })
})

describe('merged prefixes', () => {
  test('are the fewest with exactly the addresses of all', () => {
    fc.assert(
      fc.property(anyBase, fc.array(anyPlace, { maxLength: 10 }), (base, places) => {
        const prefixes = places.map(({ offset, length }) => prefixAt(base + offset, length))
        expect(mergePrefixes(prefixes)).toEqual(prefixesOf(flagsOf(prefixes.map(rangeOf), base), base))
      }),
      runs,
    )
  })

  test('of two neighbours are one only where the wider one is aligned', () => {
    const merged = (...addresses: number[]) =>
      mergePrefixes(addresses.map((address) => prefixAt(address, 24))).map(formatPrefix)
    expect(merged(0x0a000000, 0x0a000100)).toEqual(['10.0.0.0/23'])
    expect(merged(0x0a000100, 0x0a000200)).toEqual(['10.0.1.0/24', '10.0.2.0/24'])
  })
})
