import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRangeTable, openRangeTable } from './range-table.ts'
import { rowsOfRange } from './rows-of-range.ts'

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
