import { describe, expect, test } from 'vitest'
import { explainAge, explainLimit, formatBytes } from './source-wording.ts'

describe('the age of a source', () => {
  test.each([
    ['2026-11-23T08:30:00Z', 'under an hour old'],
    ['2026-11-22', '33 h old'],
    ['2026-11-20', '3 days old'],
    ['2025-11-23', '365 days old'],
  ])('as of %s is %s', (asOf, words) => {
    expect(explainAge(asOf, '2026-11-23T09:00:00Z')).toBe(words)
  })

  test('a limit is told in hours up to three days, then in days', () => {
    expect(explainLimit(72)).toBe('72 h')
    expect(explainLimit(365 * 24)).toBe('365 days')
  })
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [4_213_000, '4.21 MB'],
  [12_300_000_000_000, '12,300 GB'],
])('%i bytes are written %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
