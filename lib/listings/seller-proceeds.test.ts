import { expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import type { PartPrice } from './price.ts'
import { explainSellerFees } from './seller-proceeds.ts'

const at = new Date('2026-11-24T00:00:00Z')
const price = (dealType: PartPrice['dealType'], partLength: number, minor: bigint): PartPrice => ({
  ...{ dealType, partLength },
  amount: money('USD', minor),
})

test('a seller reads what the house keeps and what is left of the smallest part', () => {
  expect(explainSellerFees([price('sale', 22, 3_000_000n), price('sale', 24, 806_400n)], at)).toEqual([
    'Of a sale the house keeps 3 %: of a /24 at $8,064.00 it is $241.92, and you receive $7,822.08.',
  ])
})

test('before a price is set, the fee of every kind of deal is told', () => {
  expect(explainSellerFees([], at)).toEqual([
    'Of a sale the house keeps 3 %.',
    'Of each month of a lease the house keeps 5 %.',
    'Of each month of a rent the house keeps 5 %.',
  ])
})
