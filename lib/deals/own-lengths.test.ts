import { expect, test } from 'vitest'
import { addDuration } from '#lib/kernel/duration.ts'
import { findDueDate } from '#lib/processes/list-next.ts'
import { dealOf, termsOf } from '#tests/support/deal.ts'
import { firstSale } from './definitions/first-sale.ts'
import { sale } from './definitions/sale.ts'
import { explainUsualReview, ownLengthsOf } from './own-lengths.ts'

const submitted = (registry: 'arin' | 'ripencc', recipientRegistry: 'arin' | 'ripencc') =>
  dealOf({ state: 'submitted', registry, terms: termsOf({ recipientRegistry }) })
const dueAfter = (deal: ReturnType<typeof submitted>) => findDueDate(sale, deal, ownLengthsOf(deal))

test('nobody is late while two registries take what they usually take', () => {
  const [inside, between] = [submitted('ripencc', 'ripencc'), submitted('arin', 'ripencc')]
  expect(dueAfter(inside)).toEqual(addDuration(inside.enteredAt, 'P14D'))
  expect(dueAfter(submitted('arin', 'arin'))).toEqual(addDuration(inside.enteredAt, 'P28D'))
  // 42 days are usual; a person looks at it on day 40 whoever is at work.
  expect(dueAfter(between)).toEqual(addDuration(between.enteredAt, 'P40D'))
})

test('a deal that began by the first version keeps its two weeks', () => {
  const deal = submitted('arin', 'ripencc')
  expect(findDueDate(firstSale, deal, ownLengthsOf(deal))).toEqual(addDuration(deal.enteredAt, 'P14D'))
})

test('the usual time is told with who says so and when it was read, and for no lease', () => {
  expect(explainUsualReview(submitted('arin', 'ripencc'))).toMatch(
    /^A transfer from ARIN to the RIPE NCC usually takes 28 to 42 days \(brokers’ accounts, read 2026-11-23; .+\)\.$/,
  )
  expect(explainUsualReview(dealOf({ kind: 'lease' }))).toBeNull()
})
