import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeColumns, encodeColumns } from '#lib/kernel/columns.ts'
import { buildRangeTable, openRangeTable, type RangeRow } from './range-table.ts'

const schema = { holder: 'text', since: 'uint32' } as const
type Row = RangeRow<typeof schema>

const top = 2 ** 32 - 1

/** Few distinct addresses, so that ranges nest, cross, touch and repeat; both edges among them. */
const anyEdge = fc.oneof(
  fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, top - 1, top),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: top }),
)
const anySpan = fc.tuple(anyEdge, anyEdge).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
const anyHolder = fc.oneof(
  fc.constantFrom(null, '', 'Ünïcode GmbH', '\uFEFFmarked', 'null'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const anyRow = fc
  .tuple(fc.oneof(anySpan, fc.constant({ start: 0, end: top })), anyHolder, fc.integer({ min: 0, max: top }))
  .map(([span, holder, since]): Row => ({ ...span, holder, since }))
const anyRows = fc.array(anyRow, { maxLength: 24 })

function columnsOf(rows: readonly Row[]) {
  const builder = buildRangeTable(schema)
  for (const row of rows) builder.add(row)
  return builder.finish()
}

const tableOf = (rows: readonly Row[]) => openRangeTable(schema, columnsOf(rows))

/** Sorted as the table promises; sort is stable, so equal spans keep the order of arrival. */
const sorted = (rows: readonly Row[]) => rows.toSorted((a, b) => a.start - b.start || b.end - a.end)

describe('a range table', () => {
  test('finds exactly the rows that a scan finds, in table order', () => {
    fc.assert(
      fc.property(anyRows, anySpan, (rows, asked) => {
        const table = tableOf(rows)
        const found = table.overlapping(asked.start, asked.end).map((index) => table.row(index))
        expect(found).toEqual(sorted(rows).filter((row) => row.start <= asked.end && row.end >= asked.start))
      }),
      { numRuns: 10_000 },
    )
  })

  test('comes back from its file as it went in, wherever the file lies in memory', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 0, max: 9 }), (rows, shift) => {
        const file = encodeColumns(columnsOf(rows))
        const pooled = Buffer.alloc(file.length + shift)
        pooled.set(file, shift)
        const table = openRangeTable(schema, decodeColumns(pooled.subarray(shift)))
        expect(Array.from({ length: table.size }, (_, index) => table.row(index))).toEqual(sorted(rows))
        expect(table.overlapping(0, top)).toHaveLength(rows.length)
      }),
      { numRuns: 2_000 },
    )
  })

  test('with many nested rows finds those of one address without visiting the rest', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => ({
      start: index * 256,
      end: index * 256 + 255,
      holder: null,
      since: 0,
    }))
    const table = tableOf([...rows, { start: 0, end: top, holder: 'IANA', since: 1 }])
    const found = table.overlapping(25_000 * 256 + 7, 25_000 * 256 + 7).map((index) => table.row(index))
    expect(found.map(({ start, holder }) => [start, holder])).toEqual([
      [0, 'IANA'],
      [25_000 * 256, null],
    ])
  })

  test('is empty without rows', () => {
    expect(tableOf([]).overlapping(0, top)).toEqual([])
    expect(tableOf([]).size).toBe(0)
  })

  test('tells null from an empty text', () => {
    const table = tableOf([
      { start: 0, end: 1, holder: null, since: 0 },
      { start: 2, end: 3, holder: '', since: 0 },
    ])
    expect([table.row(0).holder, table.row(1).holder]).toEqual([null, ''])
  })

  test('refuses what its columns could not hold', () => {
    const builder = buildRangeTable(schema)
    const row = { start: 0, end: 1, holder: null, since: 0 }
    expect(() => builder.add({ ...row, start: 2 })).toThrow('ends at or after')
    expect(() => builder.add({ ...row, end: 2 ** 32 })).toThrow('IPv4')
    expect(() => builder.add({ ...row, since: -1 })).toThrow('fits')
  })

  test('has no row past its last', () => {
    expect(() => tableOf([]).row(0)).toThrow('inside its table')
  })
})
