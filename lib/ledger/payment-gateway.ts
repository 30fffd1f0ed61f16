/**
 * The port to whoever takes card payments: a hosted checkout, its refund, and the notes it sends us.
 *
 * Knows no vendor and no deal. A note says only that something may have changed; the truth is read back by id.
 */
import type { Money } from '#lib/kernel/money.ts'
import type { Result } from '#lib/kernel/result.ts'

/**
 * Why there is no answer to act on.
 * - `refused`: the gateway said no, and nothing happened. Asking the same again is refused again.
 * - `outcome-unknown`: it may or may not have happened. Only the same request under the same key may follow.
 * - `unreadable`: it answered something this version does not know; a person has to look.
 */
export type GatewayProblem = { kind: 'refused' | 'outcome-unknown' | 'unreadable'; message: string }

/**
 * Where a hosted checkout stands. `processing`: the payer is done, the money is not there yet and may still fail;
 * `failed`: it did.
 */
export type CheckoutState = 'open' | 'processing' | 'paid' | 'failed' | 'expired'

export type NewCheckout = {
  /** Names this one request for ever: whoever repeats it gets the first answer again. */
  key: string
  /** Ours, written into the gateway's records so that each can be found from the other. */
  checkoutId: string
  dealId: string
  amount: Money
  /** The one line that the payer reads beside the amount. */
  description: string
  /** Real time, 30 minutes to 24 hours from now. */
  expiresAt: Date
  /** Where the payer's browser goes afterwards; arriving there proves nothing. */
  successUrl: string
  cancelUrl: string
  customerEmail: string | null
}

export type GatewayCheckout = {
  id: string
  /** Ours, or null where somebody else made this checkout. */
  checkoutId: string | null
  dealId: string | null
  state: CheckoutState
  amount: Money
  /** The hosted page; null once it is closed. */
  url: string | null
  /** Known once somebody tried to pay. */
  paymentIntentId: string | null
}

export type NewRefund = { key: string; checkoutId: string; paymentIntentId: string; amount: Money }

export type RefundState = 'pending' | 'succeeded' | 'failed'
export type GatewayRefund = {
  id: string
  /** Ours, or null where somebody refunded at the gateway itself. */
  checkoutId: string | null
  state: RefundState
  amount: Money
  /** In the gateway's words, where it failed. */
  failureReason: string | null
}

/** A note whose signature was right. `subject` is what to read back; null where we follow nothing of the kind. */
export type PaymentEvent = {
  id: string
  type: string
  objectId: string | null
  subject: 'checkout' | 'refund' | null
}

export type PaymentGateway = {
  createCheckout(checkout: NewCheckout): Promise<Result<GatewayCheckout, GatewayProblem>>
  /** Null where the gateway knows no such checkout. */
  findCheckout(id: string): Promise<Result<GatewayCheckout | null, GatewayProblem>>
  /** Closes an open checkout for good. Refused where it is no longer open: read it back to learn why. */
  expireCheckout(id: string): Promise<Result<GatewayCheckout, GatewayProblem>>
  refundPayment(refund: NewRefund): Promise<Result<GatewayRefund, GatewayProblem>>
  findRefund(id: string): Promise<Result<GatewayRefund | null, GatewayProblem>>
  /** The refund that we asked for a payment and that has not failed, for when a key has grown too old to repeat. */
  findRefundOf(paymentIntentId: string, checkoutId: string): Promise<Result<GatewayRefund | null, GatewayProblem>>
  /** Proves who wrote the bytes and when. The error is for the log: it says what did not match. */
  parseWebhook(rawBody: Uint8Array, signature: string | null): Result<PaymentEvent, string>
}

/** The most one card payment can be, in minor units; above it a deal is paid on another rail. */
export const largestPaymentMinor = 99_999_999n
