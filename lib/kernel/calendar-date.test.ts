import { expect, test } from 'vitest'
import { addMonths, daysBetween, readCompactDate, realDay } from './calendar-date.ts'

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

test('only a day that the calendar has is one, in either spelling', () => {
  expect(['2024-02-29', '2025-02-29', '2025-2-28', '2025-02-28T00'].map(realDay)).toEqual([
    '2024-02-29',
    null,
    null,
    null,
  ])
  expect(['20240229', '20250229', '00000000', '2024-0229'].map(readCompactDate)).toEqual([
    '2024-02-29',
    null,
    null,
    null,
  ])
})
