import { expect, test } from 'vitest'
import { explainLaterPeriods } from './later-periods.ts'

test('a lessee of several months is told that only the first is paid here', () => {
  const said = explainLaterPeriods({ kind: 'lease', terms: { term: 'P6M' } })?.join(' ')
  expect(said).toMatch(/^Only the first month is paid here\..* settled between lessee and lessor themselves/)
  expect(explainLaterPeriods({ kind: 'rent', terms: { term: 'P1M' } })?.[0]).toBe('Only the first month is paid here.')
})

test('where nothing comes again, nothing is said of it', () => {
  expect(explainLaterPeriods({ kind: 'sale', terms: { term: null } })).toBeNull()
  expect(explainLaterPeriods({ kind: 'lease', terms: { term: 'P1M' } })).toBeNull()
})
