import { expect, test } from 'vitest'
import { addMonths, daysBetween } from './calendar-date.ts'

test('a hold of 24 months ends on the same day two years later', () => {
  expect(addMonths('2025-05-20', 24)).toBe('2027-05-20')
})

test('a month too short for the day ends on its last day', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
})

test('December rolls into the next year', () => {
  expect(addMonths('2026-12-01', 1)).toBe('2027-01-01')
})

test('days are counted between days, whatever the hour', () => {
  expect(daysBetween('2026-11-22', '2026-11-23T23:59:00Z')).toBe(1)
  expect(daysBetween('2026-11-23', '2026-11-22')).toBe(-1)
})
