import { expect, test } from 'vitest'
import { MedianExpiry } from './median-expiry.ts'

const at = (...instants: string[]): string | null => {
  const expiry = new MedianExpiry()
  for (const instant of instants) expiry.add(Date.parse(instant) / 1000)
  return expiry.find()
}

test('a few chains about to end do not end an export: half of them do, to the hour', () => {
  expect(at('2025-07-20T11:00:00Z', '2025-07-21T09:58:00Z', '2025-07-28T00:00:00Z')).toBe('2025-07-21T10:00:00Z')
})

test('where all end at once that is the end', () => {
  expect(at('2025-07-20T12:00:00Z', '2025-07-20T12:00:00Z')).toBe('2025-07-20T12:00:00Z')
})

test('where none tells, nothing is known', () => {
  expect(at()).toBeNull()
})
