import { expect, test } from 'vitest'
import { formatSpan } from './format-span.ts'

const minute = 60_000

test.each([
  [0, 'less than a minute'],
  [59_999, 'less than a minute'],
  [minute, '1 minute'],
  [61 * minute, '1 hour 1 minute'],
  [28 * 60 * minute, '1 day 4 hours'],
  [(24 * 60 + 5) * minute, '1 day'],
  [14 * 24 * 60 * minute - 1, '13 days 23 hours'],
])('%d ms is said as %s', (ms, said) => {
  expect(formatSpan(ms)).toBe(said)
})
