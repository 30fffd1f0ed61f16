import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { inetnumsOf, nothingImported, observedSources, prefix } from '#tests/support/evidence.ts'
import { checkInetnums } from './inetnums.ts'

const base = 0x0a000000
const anyBlock = fc
  .tuple(fc.nat({ max: 63 }), fc.integer({ min: 26, max: 32 }))
  .map(([at, length]) => prefixAt(base + at, length))
const anyRange = fc
  .tuple(fc.nat({ max: 63 }), fc.nat({ max: 63 }))
  .map(([a, b]): AddressRange => ({ start: base + Math.min(a, b), end: base + Math.max(a, b) }))

const holds = (outer: AddressRange, inner: AddressRange) => outer.start <= inner.start && inner.end <= outer.end

/** Held address by address: each lies in a range that is inside the block and is not the block. */
function isFilledBy(own: AddressRange, ranges: readonly AddressRange[]): boolean {
  const inside = ranges.filter((range) => holds(own, range) && rangeSize(range) < rangeSize(own))
  const addresses = Array.from({ length: rangeSize(own) }, (_, at) => own.start + at)
  return addresses.every((address) => inside.some(({ start, end }) => start <= address && address <= end))
}

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
        expect(told?.inner.isWhole).toBe(isFilledBy(own, ranges))
      }),
    )
  })

  test('are told by status of the outermost inside it: what is given on inside those is not', () => {
    const rows: [string, string | null][] = [
      ['10.0.0.0/24', 'ALLOCATED PA'],
      ['10.0.0.0/25', 'ASSIGNED PA'],
      ['10.0.0.128/25', 'ASSIGNED PA'],
      ['10.0.1.0/24', null],
      ['10.0.2.0/24', 'ALLOCATED PA'],
    ]
    const inetnums = [inetnumsOf('inetnums-ripe', ...rows)]
    const [told] = checkInetnums(prefix('10.0.0.0/22'), { ...nothingImported, inetnums }) ?? []
    const parts = [
      { status: 'ALLOCATED PA', ranges: 2 },
      { status: null, ranges: 1 },
    ]
    expect(told).toMatchObject({ around: null, inside: 5, inner: { parts, isWhole: false } })
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

  test('count as old once the dump of the whole database was refused that they came in', () => {
    const inetnums = [inetnumsOf('inetnums-afrinic', ['10.0.0.0/8', 'ALLOCATED PA'])]
    const fault = { kind: 'refused', since: '2026-06-20T04:00:00Z', reason: 'It is cut off.' } as const
    const faults = new Map([['irr-afrinic', fault]])
    const [routes] = observedSources([['irr-afrinic', 'route-objects']])
    const told = (sha256: string) => {
      const sources = routes ? [{ ...routes, sha256 }] : []
      return checkInetnums(prefix('10.0.0.0/22'), { ...nothingImported, inetnums, faults, sources })?.[0]?.fault
    }
    expect(told('inetnums-afrinic')).toEqual(fault)
    expect(told('another file')).toBeNull()
  })
})
