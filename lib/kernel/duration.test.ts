import { expect, test } from 'vitest'
import { addDuration, formatDuration, longestMs } from './duration.ts'

const noon = new Date('2026-01-31T12:00:00.000Z')

test.each([
  ['PT30M', '2026-01-31T12:30:00.000Z', '30 minutes'],
  ['PT1H', '2026-01-31T13:00:00.000Z', '1 hour'],
  ['P14D', '2026-02-14T12:00:00.000Z', '14 days'],
  ['P1M', '2026-02-28T12:00:00.000Z', '1 month'],
  ['P12M', '2027-01-31T12:00:00.000Z', '12 months'],
] as const)('%s after noon of 31 January is %s, and is called %s', (duration, moment, words) => {
  expect(addDuration(noon, duration).toISOString()).toBe(moment)
  expect(formatDuration(duration)).toBe(words)
})

test('a month is never counted shorter than it is', () => {
  expect(longestMs('P1M')).toBe(31 * 24 * 3_600_000)
  expect(longestMs('PT2H')).toBe(2 * 3_600_000)
})
