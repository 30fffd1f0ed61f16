import { expect, test } from 'vitest'
import { wholeSeconds } from './host-back-off.ts'

test.each([
  [0, 1],
  [-5, 1],
  [1, 1],
  [1_000, 1],
  [1_001, 2],
  [90_000, 90],
])('a host that said to wait %i ms is held %i s: never shorter, and never for ever', (ms, seconds) => {
  expect(wholeSeconds(ms)).toBe(seconds)
})
