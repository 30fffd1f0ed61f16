import { expect, test } from 'vitest'
import { isDueToKeep } from './vrp-feed.ts'

const minute = 60_000
const twoHours = { expireSeconds: 7200 }

test.each([
  ['the first set', null, true],
  ['a change within ten minutes', { ms: 9 * minute, hasChanged: true }, false],
  ['a change after ten minutes', { ms: 10 * minute, hasChanged: true }, true],
  ['the same set after ten minutes', { ms: 10 * minute, hasChanged: false }, false],
  ['the same set after half of its time', { ms: 60 * minute, hasChanged: false }, true],
])('%s is written down: %s', (_what, since, isDue) => {
  expect(isDueToKeep(twoHours, since)).toBe(isDue)
})
