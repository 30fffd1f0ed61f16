/**
 * What this house takes of a deal, by the day it was ordered. A later row replaces an earlier one from its day on;
 * deals keep the fee that they were ordered with.
 */
import { invariant } from '#lib/kernel/invariant.ts'
import type { DealType } from './deal-type.ts'

/** Basis points (1/10,000) of the price. */
export type HouseFee = {
  readonly dealType: DealType
  /** `YYYY-MM-DD`, world time. */
  readonly from: string
  /** Paid by the buyer on top of the price. */
  readonly buyerBasisPoints: number
  /** Taken from the seller's side. */
  readonly sellerBasisPoints: number
}

const fees: readonly HouseFee[] = [
  { dealType: 'sale', from: '2026-01-01', buyerBasisPoints: 200, sellerBasisPoints: 300 },
  { dealType: 'lease', from: '2026-01-01', buyerBasisPoints: 0, sellerBasisPoints: 500 },
  { dealType: 'rent', from: '2026-01-01', buyerBasisPoints: 0, sellerBasisPoints: 500 },
]

/** The row in force on the day of `moment`. */
export function houseFeeAt(dealType: DealType, moment: Date): HouseFee {
  const day = moment.toISOString().slice(0, 10)
  const [fee] = fees
    .filter((row) => row.dealType === dealType && row.from <= day)
    .sort((a, b) => (a.from < b.from ? 1 : -1))
  invariant(fee, 'every kind of deal has a fee from the first day of the house')
  return fee
}
