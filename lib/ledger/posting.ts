/** What is written in the ledger when money comes, is released, or goes back: one rule for each, and no other way. */
import type { Money } from '#lib/kernel/money.ts'
import { type Account, clearing, duplicateOf, fees, heldFor, mismatchOf, payableTo, refundDue } from './account.ts'
import type { Journal, Posting } from './journal.ts'
import type { Split } from './split-price.ts'

type DealMoney = { readonly dealId: string; readonly amount: Money }
type PaymentMoney = DealMoney & { readonly paymentId: string }

const one = (debit: Account, credit: Account, amount: Money): Posting[] => [{ debit, credit, amount }]

/** The buyer has paid what was asked: it is held for the deal. */
export const fundDeal = ({ dealId, amount, paymentId }: PaymentMoney): Journal => ({
  ...{ key: `payment:${paymentId}`, kind: 'fund', dealId },
  postings: one(clearing(amount.currency), heldFor(dealId), amount),
})

/** A second payment for a deal that is paid, or one for a deal that has ended. */
export const receiveDuplicate = ({ dealId, amount, paymentId }: PaymentMoney): Journal => ({
  ...{ key: `payment:${paymentId}`, kind: 'duplicate-payment', dealId },
  postings: one(clearing(amount.currency), duplicateOf(dealId), amount),
})

/** A payment in another amount or currency than was asked. */
export const receiveMismatch = ({ dealId, amount, paymentId }: PaymentMoney): Journal => ({
  ...{ key: `payment:${paymentId}`, kind: 'mismatched-payment', dealId },
  postings: one(clearing(amount.currency), mismatchOf(dealId, amount.currency), amount),
})

export type Payees = { readonly sellerId: string; readonly brokerId: string | null }

/** The deal is done: what was held belongs to the seller, the broker and the house. Once for each deal and period. */
export function releaseDeal(given: { dealId: string; payees: Payees; split: Split; period?: number }): Journal {
  const { dealId, payees, split, period = 1 } = given
  const { currency } = split.seller
  const shares: [Account, Money][] = [
    [payableTo(payees.sellerId, currency), split.seller],
    [fees(currency), split.platform],
    ...(payees.brokerId === null ? [] : [[payableTo(payees.brokerId, currency), split.broker] as [Account, Money]]),
  ]
  const postings = shares
    .filter(([, amount]) => amount.minor > 0n)
    .map(([credit, amount]) => ({ debit: heldFor(dealId), credit, amount }))
  return { key: `release:${dealId}:${period}`, kind: 'release', dealId, postings }
}

/** The deal has ended without a sale: what was held is owed to the buyer. */
export const oweRefund = ({ dealId, amount }: DealMoney): Journal => ({
  ...{ key: `refund-owed:${dealId}`, kind: 'refund-owed', dealId },
  postings: one(heldFor(dealId), refundDue(dealId), amount),
})

/** From which account a payment goes back, once the payment service says that it has. */
export const refundReasons = ['ended', 'duplicate', 'mismatch'] as const
export type RefundReason = (typeof refundReasons)[number]

const refundRules = {
  ended: { kind: 'refund-paid', from: ({ dealId }: DealMoney) => refundDue(dealId) },
  duplicate: { kind: 'duplicate-refunded', from: ({ dealId }: DealMoney) => duplicateOf(dealId) },
  mismatch: {
    kind: 'mismatch-refunded',
    from: ({ dealId, amount }: DealMoney) => mismatchOf(dealId, amount.currency),
  },
} as const

export function payRefund(given: PaymentMoney & { reason: RefundReason }): Journal {
  const { dealId, amount, paymentId, reason } = given
  const { kind, from } = refundRules[reason]
  const postings = one(from(given), clearing(amount.currency), amount)
  return { key: `refund:${paymentId}`, kind, dealId, postings }
}
