import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexValues } from './value-index.ts'

test('every row that holds a value is found, in order, and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 0, max: 10 }), (values, wanted) => {
      const expected = values.flatMap((value, row) => (value === wanted ? [row] : []))
      expect([...indexValues(Uint32Array.from(values)).rowsOf(wanted)]).toEqual(expected)
    }),
  )
})

test('the largest number is found too', () => {
  expect([...indexValues(Uint32Array.of(0, 0xffffffff, 7)).rowsOf(0xffffffff)]).toEqual([1])
})
