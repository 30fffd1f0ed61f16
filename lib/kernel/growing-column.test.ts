import { expect, test } from 'vitest'
import { GrowingColumn } from './growing-column.ts'

test('a growing column gives back what was pushed, past every doubling', () => {
  const column = new GrowingColumn()
  for (let value = 0; value < 5000; value++) column.push(value)
  expect(column.length).toBe(5000)
  expect(column.finish()).toEqual(Uint32Array.from({ length: 5000 }, (_, value) => value))
})
