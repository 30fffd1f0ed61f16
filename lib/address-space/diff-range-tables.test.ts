import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffRangeTables } from './diff-range-tables.ts'
import { buildRangeTable, openRangeTable, type RangeRow } from './range-table.ts'

const schema = { holder: 'text', origin: 'uint32', offset: 'uint32' } as const
type Row = RangeRow<typeof schema>

const tableOf = (rows: readonly Row[]) => {
  const builder = buildRangeTable(schema)
  for (const row of rows) builder.add(row)
  return openRangeTable(schema, builder.finish())
}

const anyRow = fc
  .record({
    start: fc.integer({ min: 0, max: 6 }),
    size: fc.integer({ min: 0, max: 3 }),
    holder: fc.constantFrom(null, 'a', 'b', 'c', ''),
    origin: fc.integer({ min: 0, max: 2 }),
    offset: fc.nat(1_000),
  })
  .map(({ size, ...row }): Row => ({ ...row, end: row.start + size }))
const anyRows = fc.array(anyRow, { maxLength: 25 })

const keyOf = ({ start, end, holder, origin }: Row) => JSON.stringify([start, end, holder, origin])

/** Of each key as many as the one has more than the other. */
function surplus(rows: readonly Row[], others: readonly Row[]): string[] {
  const left = others.map(keyOf)
  return rows
    .map(keyOf)
    .filter((key) => {
      const place = left.indexOf(key)
      if (place < 0) return true
      left.splice(place, 1)
      return false
    })
    .sort()
}

describe('the difference of two range tables', () => {
  test('is exactly that of the rows by range, holder and origin, duplicates counted', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (had, has) => {
        const [before, after] = [tableOf(had), tableOf(has)]
        const { removed, added } = diffRangeTables({ schema, before, after }, ['holder', 'origin'])
        expect(removed.map((row) => keyOf(before.row(row))).sort()).toEqual(surplus(had, has))
        expect(added.map((row) => keyOf(after.row(row))).sort()).toEqual(surplus(has, had))
      }),
      { numRuns: 2_000 },
    )
  })

  test('leaves out what makes no row another', () => {
    const row = { start: 1, end: 2, holder: 'a', origin: 1 }
    const [before, after] = [tableOf([{ ...row, offset: 1 }]), tableOf([{ ...row, offset: 9 }])]
    expect(diffRangeTables({ schema, before, after }, ['holder', 'origin'])).toEqual({ removed: [], added: [] })
  })
})
