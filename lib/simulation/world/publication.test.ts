import { expect, test } from 'vitest'
import { newestPublishedDay } from './publication.ts'

test.each([
  ['2026-11-24T00:00:00.000Z', '2026-11-23'],
  ['2026-11-24T00:31:42.999Z', '2026-11-23'],
  ['2026-11-24T00:31:43.000Z', '2026-11-24'],
  ['2026-11-24T23:59:59.000Z', '2026-11-24'],
])('at %s the newest day whose files are all out is %s', (moment, day) => {
  expect(newestPublishedDay(moment)).toBe(day)
})
