import { expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { dealOf, termsOf } from '#tests/support/deal.ts'
import { declarationOf, declaredUseOf, priceLinesOf } from './declared-use.ts'
import { makeReceipt } from './receipt.ts'

const rent = { label: 'Lease, first month', amount: money('USD', 10_240n) }
const terms = termsOf({ lines: [rent, { label: declarationOf('hosting'), amount: money('USD', 0n) }] })

test('a declared use is a term of the deal and no line of its price', () => {
  expect(declaredUseOf(terms)).toBe('hosting')
  expect(priceLinesOf(terms)).toEqual([rent])
})

test('a receipt has what was paid for, and no line of nothing', () => {
  const paid = { paymentId: 'pi_1', paidAt: new Date('2026-11-24T12:34:56Z'), buyerName: 'A', sellerName: 'B' }
  expect(makeReceipt(dealOf({ kind: 'lease', terms }), paid).lines).toEqual([
    { label: 'Lease, first month', value: '$102.40' },
  ])
})

test('without a declaration every line is a price', () => {
  expect(declaredUseOf(termsOf())).toBeNull()
  expect(priceLinesOf(termsOf())).toHaveLength(1)
})
