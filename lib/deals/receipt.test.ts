import { expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { dealOf, termsOf } from '#tests/support/deal.ts'
import { makeReceipt } from './receipt.ts'

const paid = {
  paymentId: 'pi_1',
  paidAt: new Date('2026-11-24T12:34:56Z'),
  ...{ buyerName: 'Paper Lighthouse', sellerName: 'Quiet Harbour' },
}

test('a receipt says who paid what to whom, when and by which payment', () => {
  const { facts, lines, total } = makeReceipt(dealOf(), paid)
  expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'Deal: dl_000000000001',
    'Subject: Sale of 240.0.0.0/22',
    'Buyer: Paper Lighthouse',
    'Seller: Quiet Harbour',
    'Paid: 2026-11-24 12:34 UTC',
    'Payment: pi_1',
  ])
  expect(lines).toEqual([{ label: '1,024 addresses', value: '$1,030.00' }])
  expect(total).toEqual({ label: 'Total paid', value: '$1,030.00' })
})

test('a receipt of a lease is over its first period, and none says that the money is the seller’s', () => {
  const terms = termsOf({ total: money('USD', 100n), asn: 64500, term: 'P6M' })
  const { facts, note } = makeReceipt(dealOf({ kind: 'lease', terms }), paid)
  expect(facts[1]?.value).toBe('Lease, first period of 240.0.0.0/22')
  expect(note).toMatch(/^The amount is held for this deal, .* Only the first month is paid here\./)
})
