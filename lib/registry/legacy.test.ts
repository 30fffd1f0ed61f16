import { expect, test } from 'vitest'
import { findLegacyRule } from './legacy.ts'
import { rulesOf } from './transfer-rules.ts'

test('space registered before ARIN existed is legacy, space of its first day is not', () => {
  expect(findLegacyRule(rulesOf('arin'), '1989-06-12')?.rule).toBe('legacy')
  expect(findLegacyRule(rulesOf('arin'), '1997-12-22')).toBeNull()
})

test('what ARIN issued before LACNIC existed is not legacy at LACNIC', () => {
  expect(findLegacyRule(rulesOf('lacnic'), '2000-01-01')).toBeNull()
})

test('an undated registration proves nothing', () => {
  expect(findLegacyRule(rulesOf('arin'), null)).toBeNull()
})
