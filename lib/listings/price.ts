/** What a part of a listed block costs, and the rate per address that follows from it. */
import type { Money } from '#lib/kernel/money.ts'
import type { DealType } from './deal-type.ts'

/** `amount` is the whole price of a part of this length: of a sale once, of a lease or rent for a month. */
export type PartPrice = { readonly dealType: DealType; readonly partLength: number; readonly amount: Money }

/** Addresses in a part: `24` -> 256. */
export const sizeOfPart = (partLength: number): number => 2 ** (32 - partLength)

/** Millionths of the currency per address: exact enough to sort and compare by, rounded down. Of currencies with cents. */
export const rateOf = ({ partLength, amount }: Pick<PartPrice, 'partLength' | 'amount'>): bigint =>
  (amount.minor * 10_000n) / BigInt(sizeOfPart(partLength))
