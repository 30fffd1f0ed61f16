import { expect, test } from 'vitest'
import { dealOf, termsOf } from '#tests/support/deal.ts'
import { permissionOf } from './permission-of.ts'

const leased = (state: string) => dealOf({ kind: 'lease', state, terms: termsOf({ asn: 64500, term: 'P12M' }) })

test.each([
  ['awaiting-funds', 'not-yet'],
  ['funded', 'may'],
  ['live', 'may'],
  ['ending', 'may'],
  ['offboarding', 'must-withdraw'],
  ['withdrawn', 'must-withdraw'],
])('a lease that is %s says %s', (state, standing) => {
  expect(permissionOf(leased(state))).toEqual({
    ...{ prefix: '240.0.0.0/22', origin: 64500, deal: 'dl_000000000001', standing },
  })
})

test('a sale names no AS that may announce', () => {
  expect(permissionOf(dealOf())).toBeNull()
})
