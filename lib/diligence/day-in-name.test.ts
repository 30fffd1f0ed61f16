import { expect, test } from 'vitest'
import { dayInName } from './day-in-name.ts'

test('a day is eight digits that are a date, and nothing longer', () => {
  expect(dayInName('pfx2as-20260619.txt')).toBe('2026-06-19')
  expect(dayInName('20261341-20260619.txt')).toBe('2026-06-19')
  expect(dayInName('list-202606191200.txt')).toBeNull()
  expect(dayInName('drop_v4.json')).toBeNull()
})
