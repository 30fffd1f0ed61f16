/** Who gets what of a buyer's payment. */
import { invariant } from '#lib/kernel/invariant.ts'
import { type Money, shareOf, subtractMoney, sumMoney } from '#lib/kernel/money.ts'

export type Split = { readonly seller: Money; readonly broker: Money; readonly platform: Money }

/** Basis points (1/10,000) of the price, taken from the seller's side. */
export type Shares = { readonly platformBasisPoints: number; readonly brokerBasisPoints: number }

/**
 * Splits what was paid. `surcharge` is the part of it that the buyer pays to the house on top of the price.
 * What is taken is rounded half up once; of that the broker's share is rounded, and the house has the remainder.
 */
export function splitPrice({ total, surcharge, shares }: { total: Money; surcharge: Money; shares: Shares }): Split {
  const { platformBasisPoints, brokerBasisPoints } = shares
  invariant(surcharge.minor >= 0n && surcharge.minor <= total.minor, 'a surcharge is part of what is paid')
  const price = subtractMoney(total, surcharge)
  const taken = shareOf(price, platformBasisPoints + brokerBasisPoints)
  const rounded = shareOf(price, brokerBasisPoints)
  const broker = rounded.minor > taken.minor ? taken : rounded
  const split = {
    seller: subtractMoney(price, taken),
    broker,
    platform: sumMoney(total.currency, [subtractMoney(taken, broker), surcharge]),
  }
  invariant(split.seller.minor + broker.minor + split.platform.minor === total.minor, 'a split is the whole')
  return split
}
