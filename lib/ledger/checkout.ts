/**
 * A checkout of ours beside what the payment service says of it, and what is news in the difference.
 *
 * Readings come late, twice and out of order: one that the stored state has overtaken is no news.
 */
import { invariant } from '#lib/kernel/invariant.ts'
import { equalMoney, type Money } from '#lib/kernel/money.ts'
import type { GatewayCheckout } from './payment-gateway.ts'
import type { RefundReason } from './posting.ts'

/**
 * `asked`: written down here, and perhaps not known there yet. `paid-twice`: another checkout of the deal is paid.
 * `refused`: the payment service would not open it.
 */
export type CheckoutStage =
  | 'asked'
  | 'open'
  | 'processing'
  | 'paid'
  | 'paid-twice'
  | 'wrong-amount'
  | 'failed'
  | 'expired'
  | 'refused'

export type Checkout = {
  readonly id: string
  readonly dealId: string
  readonly state: CheckoutStage
  readonly amount: Money
  readonly description: string
  readonly customerEmail: string | null
  readonly successUrl: string
  readonly cancelUrl: string
  /** Real time, like all times of payments. */
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly providerSessionId: string | null
  /** Set once money came. */
  readonly paymentId: string | null
  /** The hosted page, while it is open. */
  readonly url: string | null
  /** The deal ended; nobody should pay any more. */
  readonly isUnwanted: boolean
  readonly problem: string | null
}

/** What a deal learns of its payment, once each. Amounts are what was really paid or returned. */
export type PaymentNews =
  | {
      readonly kind: 'paid' | 'paid-twice' | 'wrong-amount'
      readonly dealId: string
      readonly checkoutId: string
      readonly paymentId: string
      readonly amount: Money
    }
  | { readonly kind: 'payment-failed' | 'checkout-expired'; readonly dealId: string; readonly checkoutId: string }
  | {
      readonly kind: 'refunded' | 'refund-failed'
      readonly dealId: string
      readonly checkoutId: string
      readonly paymentId: string
      readonly amount: Money
      readonly reason: RefundReason
    }

const received: readonly CheckoutStage[] = ['paid', 'paid-twice', 'wrong-amount']

/** Money came through it. Nothing that is read later undoes that; a refund is a story of its own. */
export const hasReceived = (state: CheckoutStage): boolean => received.includes(state)

/** Somebody may still pay by it. */
export const isUnfinished = (state: CheckoutStage): boolean =>
  state === 'asked' || state === 'open' || state === 'processing'

function judgePayment(
  checkout: Checkout,
  reading: GatewayCheckout,
  isPaidAlready: boolean,
): 'paid' | 'paid-twice' | 'wrong-amount' {
  if (!equalMoney(checkout.amount, reading.amount)) return 'wrong-amount'
  return isPaidAlready ? 'paid-twice' : 'paid'
}

/**
 * The state after a reading. `isPaidAlready`: another checkout of the same deal has been paid. A payment counts
 * whatever was thought before, also after "expired" or "failed"; nothing else reopens what is over.
 */
export function judgeReading(checkout: Checkout, reading: GatewayCheckout, isPaidAlready: boolean): CheckoutStage {
  if (hasReceived(checkout.state)) return checkout.state
  if (reading.state === 'paid') return judgePayment(checkout, reading, isPaidAlready)
  if (!isUnfinished(checkout.state)) return checkout.state
  return checkout.state === 'processing' && reading.state === 'open' ? 'processing' : reading.state
}

/** What the deal is to be told when a checkout moves to `next`; null where it learns nothing. */
export function tellMove(checkout: Checkout, reading: GatewayCheckout, next: CheckoutStage): PaymentNews | null {
  if (next === checkout.state) return null
  const about = { dealId: checkout.dealId, checkoutId: checkout.id }
  if (next === 'expired') return { kind: 'checkout-expired', ...about }
  if (next === 'failed') return { kind: 'payment-failed', ...about }
  if (next !== 'paid' && next !== 'paid-twice' && next !== 'wrong-amount') return null
  invariant(reading.paymentIntentId !== null, 'a paid checkout names its payment')
  return { kind: next, ...about, paymentId: reading.paymentIntentId, amount: reading.amount }
}

/** The shortest that Stripe takes is 30 minutes; the last one is for the way there. A hold must outlive it. */
export const checkoutLifetimeMinutes = 31
