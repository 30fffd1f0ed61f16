/** What is written in the ledger when money comes, is released, or goes back: one rule for each, and no other way. */
import type { Money } from '#lib/kernel/money.ts'
import {
  type Account,
  advancedBy,
  clearing,
  duplicateOf,
  fees,
  heldFor,
  mismatchOf,
  payableTo,
  refundDue,
} from './account.ts'
import type { Journal, JournalKind, Posting } from './journal.ts'
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

/** Why a payment goes back. */
export const refundReasons = ['ended', 'duplicate', 'mismatch'] as const
export type RefundReason = (typeof refundReasons)[number]

const refundKinds = {
  ended: 'refund-paid',
  duplicate: 'duplicate-refunded',
  mismatch: 'mismatch-refunded',
} as const satisfies Record<RefundReason, JournalKind>

/** Where the money of a refund is owed until the payment service has sent it. */
export function owedFor({ dealId, amount, reason }: DealMoney & { readonly reason: RefundReason }): Account {
  if (reason === 'ended') return refundDue(dealId)
  return reason === 'duplicate' ? duplicateOf(dealId) : mismatchOf(dealId, amount.currency)
}

type RefundMoney = DealMoney & { readonly refundId: string; readonly reason: RefundReason }

/** The payment service has sent it back. `refundId` is its own id: one that fails afterwards is followed by another. */
export function payRefund(given: RefundMoney): Journal {
  const { dealId, amount, refundId, reason } = given
  const postings = one(owedFor(given), clearing(amount.currency), amount)
  return { key: `refund:${refundId}`, kind: refundKinds[reason], dealId, postings }
}

/** A bank did not take it, days after the payment service had called it sent: it lies there again, and is owed again. */
export function returnRefund(given: RefundMoney): Journal {
  const { dealId, amount, refundId } = given
  const postings = one(clearing(amount.currency), owedFor(given), amount)
  return { key: `refund-returned:${refundId}`, kind: 'refund-returned', dealId, postings }
}

/** Paid back by the house from elsewhere, for the payment service cannot. */
export const settleRefund = ({ dealId, amount }: DealMoney): Journal => ({
  ...{ key: `refund-settled:${dealId}`, kind: 'refund-settled', dealId },
  postings: one(refundDue(dealId), advancedBy(amount.currency), amount),
})
