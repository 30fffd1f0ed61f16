import fc from 'fast-check'
import { expect, test } from 'vitest'
import { containsPrefix, prefixAt } from './prefix.ts'
import { rangeOf } from './range.ts'
import { buildRangeTable, openRangeTable } from './range-table.ts'
import { rowsInside, rowsOfRange } from './rows-of-range.ts'

const range = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))

test('exactly the rows of a range are found among those that nest, cross and repeat', () => {
  fc.assert(
    fc.property(fc.array(range), range, (rows, wanted) => {
      const builder = buildRangeTable({})
      for (const row of rows) builder.add(row)
      const table = openRangeTable({}, builder.finish())
      const expected = Array.from({ length: table.size }, (_, row) => row).filter((row) => {
        const { start, end } = table.row(row)
        return start === wanted.start && end === wanted.end
      })
      expect(rowsOfRange(table, wanted)).toEqual(expected)
    }),
  )
})

const anyPrefix = fc
  .tuple(fc.nat(), fc.integer({ min: 0, max: 4 }))
  .map(([seed, bits]) => prefixAt(0xfffffff0 + (seed % 16), 32 - bits))

test('exactly the prefixes inside a block are found, to the last address of all', () => {
  fc.assert(
    fc.property(fc.array(anyPrefix), anyPrefix, (rows, block) => {
      const builder = buildRangeTable({})
      for (const row of rows) builder.add(rangeOf(row))
      const table = openRangeTable({}, builder.finish())
      const { from, to } = rowsInside(table, block)
      const found = Array.from({ length: to - from }, (_, place) => table.row(from + place))
      const inside = rows.filter((row) => containsPrefix(block, row)).map(rangeOf)
      expect(found).toEqual(inside.sort((a, b) => a.start - b.start || b.end - a.end))
    }),
  )
})
