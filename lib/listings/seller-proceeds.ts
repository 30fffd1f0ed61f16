/** What the house keeps of each kind of deal that a seller prices, and what the seller is left with. Pure. */
import { formatMoney, type Money, shareOf, subtractMoney } from '#lib/kernel/money.ts'
import { type DealType, dealTypes } from './deal-type.ts'
import { houseFeeAt } from './house-fees.ts'
import type { PartPrice } from './price.ts'

const kept: Record<DealType, string> = { sale: 'a sale', lease: 'each month of a lease', rent: 'each month of a rent' }

/** As a deal is split on release: the fee is rounded once, and the rest is the seller's. */
export function proceedsOf({ dealType, amount }: PartPrice, at: Date): { fee: Money; received: Money } {
  const fee = shareOf(amount, houseFeeAt(dealType, at).sellerBasisPoints)
  return { fee, received: subtractMoney(amount, fee) }
}

/** A sentence for each kind of deal that has a price, over its smallest part; for every kind where none has. */
export function explainSellerFees(prices: readonly PartPrice[], at: Date): string[] {
  const priced = dealTypes.filter((type) => prices.some(({ dealType }) => dealType === type))
  return (priced.length > 0 ? priced : dealTypes).map((type) => {
    const rule = `Of ${kept[type]} the house keeps ${houseFeeAt(type, at).sellerBasisPoints / 100} %`
    const [smallest] = prices
      .filter(({ dealType }) => dealType === type)
      .toSorted((a, b) => b.partLength - a.partLength)
    if (!smallest) return `${rule}.`
    const { fee, received } = proceedsOf(smallest, at)
    return `${rule}: of a /${smallest.partLength} at ${formatMoney(smallest.amount)} it is ${formatMoney(fee)}, and you receive ${formatMoney(received)}.`
  })
}
