import { expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import { registrationStaleAfterDays, statusNow } from './registration-reading.ts'

const reading = {
  ...{ at: '2026-11-20T09:00:00.000Z', start: '240.0.64.0', end: '240.0.127.255', status: 'ALLOCATED PA' },
  geofeed: null,
}
const block = prefix('240.0.64.0/18')
const now = '2026-11-23T09:00:00.000Z'

test('a fresh answer tells the status of what its registration covers', () => {
  expect(statusNow(block, reading, now)).toBe('ALLOCATED PA')
  expect(statusNow(prefix('240.0.80.0/24'), reading, now)).toBe('ALLOCATED PA')
})

test.each([
  ['nobody asked', null, now],
  ['the registry prints none', { ...reading, status: null }, now],
  ['the registration ends inside the block', { ...reading, end: '240.0.127.254' }, now],
  ['the range is none', { ...reading, start: 'here' }, now],
  ['the answer is too old', reading, `2026-11-${20 + registrationStaleAfterDays + 1}T09:00:00.000Z`],
  ['the answer is of a later day than the one asked about', reading, '2026-11-19T09:00:00.000Z'],
])('the status is unknown where %s', (_what, given, at) => {
  expect(statusNow(block, given, at)).toBeNull()
})
