import { expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import { readAskedPlan } from './asked-plan.ts'

const read = (query: string) => readAskedPlan(prefix('198.18.4.0/22'), new URLSearchParams(query))

test('an address names one plan, and of several the first', () => {
  expect(read('').plan).toBeNull()
  expect(read('roa=AS64500&maxLength=24').plan).toEqual({ kind: 'roa', asn: 64500, maxLength: 24 })
  expect(read('roa=64500&maxLength=').plan).toEqual({ kind: 'roa', asn: 64500, maxLength: 22 })
  expect(read('route=64500').plan).toEqual({ kind: 'route', asn: 64500 })
  expect(read('split=%2F24&roa=64500').plan).toEqual({ kind: 'roa', asn: 64500, maxLength: 22 })
})

test('what cannot be read is given back as it was typed, with what is wrong at its field', () => {
  expect(read('split=half')).toMatchObject({ plan: null, typed: { split: 'half' }, problem: { at: 'split' } })
  expect(read('roa=64500&maxLength=99').problem?.at).toBe('maxLength')
  expect(read('roa=x&maxLength=24').problem?.at).toBe('roa')
  expect(read('route=x').problem?.message).toContain('is not an AS number')
})
