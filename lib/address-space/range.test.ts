import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyBase, anyOffsets, flagsOf, prefixesOf, shift } from '#tests/support/address-universe.ts'
import { formatPrefix, lastAddress, type Prefix, prefixAt, prefixSize } from './prefix.ts'
import {
  type AddressRange,
  asSinglePrefix,
  formatRange,
  parseRange,
  rangeOf,
  rangeSize,
  rangeToPrefixes,
} from './range.ts'

const runs = { numRuns: 10_000 }
const top = 2 ** 32 - 1
const anyAddress = fc.integer({ min: 0, max: top })
const anyRange = fc
  .tuple(anyAddress, anyAddress)
  .map(([a, b]): AddressRange => ({ start: Math.min(a, b), end: Math.max(a, b) }))
const anyPrefix = fc
  .tuple(anyAddress, fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) => prefixAt(address, length))

const prefixTexts = (range: AddressRange) => rangeToPrefixes(range).map(formatPrefix)

/** True if two neighbours are the halves of one wider prefix. */
function areHalves(left: Prefix | undefined, right: Prefix): boolean {
  return left?.length === right.length && left.address % (2 * prefixSize(left)) === 0
}

describe('a range', () => {
  test('in a universe is the prefixes that halving finds', () => {
    fc.assert(
      fc.property(anyBase, anyOffsets, (base, offsets) => {
        const range = shift(offsets, base)
        expect(rangeToPrefixes(range)).toEqual(prefixesOf(flagsOf([range], base), base))
      }),
      runs,
    )
  })

  test('is covered exactly by aligned prefixes, no two of which could be one', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const prefixes = rangeToPrefixes(range)
        const starts = prefixes.map((prefix) => BigInt(prefix.address))
        const afters = prefixes.map((prefix) => BigInt(prefix.address) + 2n ** BigInt(32 - prefix.length))
        expect([...starts, BigInt(range.end) + 1n]).toEqual([BigInt(range.start), ...afters])
        expect(prefixes.every((prefix) => prefix.address % prefixSize(prefix) === 0)).toBe(true)
        expect(prefixes.some((prefix, index) => areHalves(prefixes[index - 1], prefix))).toBe(false)
      }),
      runs,
    )
  })

  test('of one prefix is that prefix again', () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        expect(rangeToPrefixes(rangeOf(prefix))).toEqual([prefix])
        expect(asSinglePrefix(rangeOf(prefix))).toEqual(prefix)
        expect(rangeSize(rangeOf(prefix))).toBe(prefixSize(prefix))
      }),
      runs,
    )
  })

  test('is a single prefix exactly if one prefix covers it', () => {
    fc.assert(
      fc.property(fc.oneof(anyRange, anyOffsets), (range) => {
        const prefixes = rangeToPrefixes(range)
        expect(asSinglePrefix(range)).toEqual(prefixes.length === 1 ? prefixes[0] : null)
      }),
      runs,
    )
  })

  test('at the edges of the space ends where the space ends', () => {
    expect(prefixTexts({ start: 0, end: top })).toEqual(['0.0.0.0/0'])
    expect(prefixTexts({ start: top, end: top })).toEqual(['255.255.255.255/32'])
    expect(prefixTexts({ start: 0, end: 0 })).toEqual(['0.0.0.0/32'])
    expect(prefixTexts({ start: top - 2, end: top })).toEqual(['255.255.255.253/32', '255.255.255.254/31'])
    expect(rangeToPrefixes({ start: 1, end: top - 1 })).toHaveLength(62)
    expect(lastAddress(prefixAt(0, 0))).toBe(top)
  })
})

describe('the text of a range', () => {
  test('is read back as it was written, with or without spaces', () => {
    fc.assert(
      fc.property(anyRange, fc.boolean(), (range, spaced) => {
        const text = formatRange(range)
        expect(parseRange(spaced ? text : text.replaceAll(' ', ''))).toEqual({ ok: true, value: range })
      }),
      runs,
    )
  })

  test.each([
    [
      '10.0.0.9 - 10.0.0.1',
      'backwards',
      '"10.0.0.9 - 10.0.0.1" ends before it starts; did you mean 10.0.0.1 - 10.0.0.9?',
    ],
    ['10.0.0.0/24', 'not-a-range', '"10.0.0.0/24" is not a range such as 192.0.2.0 - 192.0.2.255.'],
    ['10.0.0.0 - 10.0.0.256', 'bad-address', '"10.0.0.256" has the octet 256, and an octet is at most 255.'],
    ['1-2-3', 'not-a-range', '"1-2-3" is not a range such as 192.0.2.0 - 192.0.2.255.'],
  ])('%j is refused as %s', (text, code, message) => {
    expect(parseRange(text)).toEqual({ ok: false, error: { code, message } })
  })
})
