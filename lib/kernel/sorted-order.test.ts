import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sortedOrder } from './sorted-order.ts'

const number = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffffffff }))

describe('sortedOrder', () => {
  test('orders rows as a stable comparison of their columns does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number)), (rows) => {
        const first = Uint32Array.from(rows, ([a]) => a)
        const second = Uint32Array.from(rows, ([, b]) => b)
        const expected = rows
          .map((row, index) => ({ row, index }))
          .sort((x, y) => x.row[0] - y.row[0] || x.row[1] - y.row[1])
        expect([...sortedOrder([first, second])]).toEqual(expected.map(({ index }) => index))
      }),
      { numRuns: 1000 },
    )
  })

  test('no rows have an empty order', () => {
    expect(sortedOrder([new Uint32Array()])).toHaveLength(0)
  })
})
