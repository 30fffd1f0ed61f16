import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { inetnumsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { checkInetnums } from './inetnums.ts'

const base = 0x0a000000
const anyBlock = fc
  .tuple(fc.nat({ max: 63 }), fc.integer({ min: 26, max: 32 }))
  .map(([at, length]) => prefixAt(base + at, length))
const anyRange = fc
  .tuple(fc.nat({ max: 63 }), fc.nat({ max: 63 }))
  .map(([a, b]): AddressRange => ({ start: base + Math.min(a, b), end: base + Math.max(a, b) }))

const holds = (outer: AddressRange, inner: AddressRange) => outer.start <= inner.start && inner.end <= outer.end

describe('the inetnums of a block', () => {
  test('are what all rows of the database, held one by one, say: ranges that are no prefixes and cross its edge too', () => {
    fc.assert(
      fc.property(anyBlock, fc.array(anyRange), (block, ranges) => {
        const rows = ranges.map((range): [string, string] => [formatRange(range), `status of ${formatRange(range)}`])
        const own = rangeOf(block)
        const [around] = ranges
          .filter((range) => holds(range, own))
          .sort((a, b) => rangeSize(a) - rangeSize(b) || a.start - b.start)
        const told = checkInetnums(block, { ...nothingImported, inetnums: [inetnumsOf('inetnums-ripe', ...rows)] })?.[0]
        expect(told?.around?.status ?? null).toBe(around ? `status of ${formatRange(around)}` : null)
        expect(told?.inside).toBe(
          ranges.filter((range) => holds(own, range) && rangeSize(range) < rangeSize(own)).length,
        )
      }),
    )
  })

  test('are counted without an object a row: one is made, of what is told', () => {
    const small = Array.from({ length: 256 }, (_, at): [string, string] => [
      formatPrefix(prefixAt(base + at * 4, 30)),
      'ASSIGNED PA',
    ])
    const { snapshot, table } = inetnumsOf('inetnums-ripe', ['10.0.0.0/8', 'ALLOCATED PA'], ...small)
    const made: number[] = []
    const row = (index: number) => {
      made.push(index)
      return table.row(index)
    }
    const inetnums = [{ snapshot, table: { ...table, row } }]
    expect(checkInetnums(prefix('10.0.0.0/22'), { ...nothingImported, inetnums })).toMatchObject([
      { around: { status: 'ALLOCATED PA' }, inside: 256 },
    ])
    expect(made).toHaveLength(1)
  })
})
