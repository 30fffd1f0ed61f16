import { expect, test } from 'vitest'
import { GrowingColumn } from './growing-column.ts'

const counted = (size: number) => Uint32Array.from({ length: size }, (_, value) => value)

function grown(size: number): GrowingColumn {
  const column = new GrowingColumn()
  for (let value = 0; value < size; value++) column.push(value)
  return column
}

test.each([0, 1, 1024, 1025, 5000])('a growing column gives back the %i numbers pushed', (size) => {
  const column = grown(size)
  expect(column.length).toBe(size)
  expect(column.finish()).toEqual(counted(size))
})

test.each([0, 7, 1024, 3000])('what was handed over stays as it is when more is pushed behind %i', (size) => {
  const column = grown(size)
  const first = column.finish()
  for (let value = size; value < size + 2000; value++) column.push(value)
  expect(first).toEqual(counted(size))
  expect(column.finish()).toEqual(counted(size + 2000))
  expect(column.finish()).toEqual(counted(size + 2000))
})
