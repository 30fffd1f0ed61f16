import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyBase, anyPlace, flagsOf } from '#tests/support/address-universe.ts'
import {
  comparePrefixes,
  containsPrefix,
  formatPrefix,
  lastAddress,
  overlapsPrefix,
  type Prefix,
  parsePrefix,
  prefixAt,
  prefixSize,
  splitPrefix,
} from './prefix.ts'
import { rangeOf } from './range.ts'

const runs = { numRuns: 10_000 }
const anyLength = fc.integer({ min: 0, max: 32 })
const anyPrefix = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), anyLength)
  .map(([address, length]) => prefixAt(address, length))

/** Two prefixes that often nest: the second lies near the first. */
const anyPair = fc
  .tuple(anyPrefix, fc.integer({ min: -64, max: 2 ** 20 }), anyLength)
  .map(([a, distance, length]) => [a, prefixAt((a.address + distance) >>> 0, length)] as const)

const whole = prefixAt(0, 0)

/** First and last address by BigInt arithmetic on the text. */
function naiveBounds(prefix: Prefix): [bigint, bigint] {
  const [quad = '', length = ''] = formatPrefix(prefix).split('/')
  const first = quad.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n)
  return [first, first + 2n ** (32n - BigInt(length)) - 1n]
}

describe('the text of a prefix', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        expect(parsePrefix(formatPrefix(prefix))).toEqual({ ok: true, value: prefix })
      }),
      runs,
    )
  })

  test('is accepted in exactly one spelling, with no host bits', () => {
    const near = fc.string({ unit: fc.constantFrom('0', '1', '2', '3', '8', '.', '/', ' '), maxLength: 12 })
    const octet = fc.constantFrom('0', '0', '1', '10', '128', '192', '255', '256', '00', '')
    const nearer = fc
      .tuple(octet, octet, octet, octet, fc.integer({ min: -1, max: 34 }))
      .map(([a, b, c, d, length]) => `${a}.${b}.${c}.${d}/${length}`)
    fc.assert(
      fc.property(fc.oneof(near, nearer), (text) => {
        expect(parsePrefix(text).ok).toBe(isStrict(text))
      }),
      runs,
    )
  })

  test('of the edges of the space is read', () => {
    expect(parsePrefix('0.0.0.0/0')).toEqual({ ok: true, value: { address: 0, length: 0 } })
    expect(parsePrefix('255.255.255.255/32')).toEqual({ ok: true, value: { address: 2 ** 32 - 1, length: 32 } })
    expect(parsePrefix('128.0.0.0/1')).toEqual({ ok: true, value: { address: 2 ** 31, length: 1 } })
  })
})

/** The strict form, judged with patterns and BigInt. */
function isStrict(text: string): boolean {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text)?.slice(1)
  if (!parts?.every((part) => String(Number(part)) === part)) return false
  const octets = parts.slice(0, 4).map(BigInt)
  const length = BigInt(parts[4] ?? 0)
  if (length > 32n || octets.some((octet) => octet > 255n)) return false
  return octets.reduce((sum, octet) => sum * 256n + octet, 0n) % 2n ** (32n - length) === 0n
}

describe('a prefix', () => {
  test('has as many addresses as lie between its first and last', () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        const [first, last] = naiveBounds(prefix)
        expect(BigInt(lastAddress(prefix))).toBe(last)
        expect(BigInt(prefixSize(prefix))).toBe(last - first + 1n)
      }),
      runs,
    )
    expect(prefixSize(whole)).toBe(4_294_967_296)
  })

  test('at an address holds the address and starts on its own boundary', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), anyLength, (address, length) => {
        const prefix = prefixAt(address, length)
        expect(prefix.address <= address && address <= lastAddress(prefix)).toBe(true)
        expect(prefix.address % prefixSize(prefix)).toBe(0)
      }),
      runs,
    )
  })

  test('contains exactly those whose bounds lie within its own', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const [[aFirst, aLast], [bFirst, bLast]] = [naiveBounds(a), naiveBounds(b)]
        expect(containsPrefix(a, b)).toBe(aFirst <= bFirst && bLast <= aLast)
        expect(overlapsPrefix(a, b)).toBe(aFirst <= bLast && bFirst <= aLast)
      }),
      runs,
    )
  })

  test('overlaps another in a universe exactly if they share a flag', () => {
    fc.assert(
      fc.property(anyBase, anyPlace, anyPlace, (base, one, other) => {
        const [a, b] = [prefixAt(base + one.offset, one.length), prefixAt(base + other.offset, other.length)]
        const [inA, inB] = [flagsOf([rangeOf(a)], base), flagsOf([rangeOf(b)], base)]
        expect(overlapsPrefix(a, b)).toBe(inA.some((flag, index) => flag === 1 && inB[index] === 1))
        expect(containsPrefix(a, b)).toBe(inB.every((flag, index) => flag === 0 || inA[index] === 1))
      }),
      runs,
    )
  })

  test('contains itself, and the whole space contains all', () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        expect(containsPrefix(prefix, prefix) && containsPrefix(whole, prefix)).toBe(true)
      }),
      runs,
    )
  })

  test('splits into neighbours that cover it exactly', () => {
    fc.assert(
      fc.property(anyPrefix, fc.integer({ min: 0, max: 6 }), (prefix, more) => {
        const length = Math.min(32, prefix.length + more)
        const parts = splitPrefix(prefix, length)
        const [first, last] = naiveBounds(prefix)
        const size = 2n ** BigInt(32 - length)
        expect(parts.every((part) => part.length === length)).toBe(true)
        expect(parts.map((part) => BigInt(part.address))).toEqual(parts.map((_, index) => first + BigInt(index) * size))
        expect(first + BigInt(parts.length) * size).toBe(last + 1n)
      }),
      runs,
    )
    expect(splitPrefix(whole, 1).map(formatPrefix)).toEqual(['0.0.0.0/1', '128.0.0.0/1'])
  })

  test('is never split into wider ones', () => {
    expect(() => splitPrefix(prefixAt(0, 24), 23)).toThrow('longer')
  })

  test('sorts by address, and of one address the wider first', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyPrefix, fc.constant(whole)), { maxLength: 12 }), (prefixes) => {
        const key = (prefix: Prefix) => `${prefix.address}`.padStart(10, '0') + `${prefix.length}`.padStart(2, '0')
        const expected = prefixes.map(key).sort()
        expect(prefixes.toSorted(comparePrefixes).map(key)).toEqual(expected)
      }),
      runs,
    )
  })
})
