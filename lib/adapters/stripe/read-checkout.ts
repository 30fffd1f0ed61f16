/** Stripe's Checkout Session and Refund in our words, or what about them we do not understand. */
import type Stripe from 'stripe'
import { isCurrency, type Money, money } from '#lib/kernel/money.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type {
  CheckoutState,
  GatewayCheckout,
  GatewayProblem,
  GatewayRefund,
  RefundState,
} from '#lib/ledger/payment-gateway.ts'

const unreadable = (message: string) => err<GatewayProblem>({ kind: 'unreadable', message })

/** Stripe counts in minor units and writes currencies in small letters. */
function readMoney(currency: string | null, minor: number | null): Money | null {
  const code = (currency ?? '').toUpperCase()
  return isCurrency(code) && minor !== null ? money(code, BigInt(minor)) : null
}

/** The two words that together say where a session stands. */
export type SessionStanding = Pick<Stripe.Checkout.Session, 'status' | 'payment_status'>

/** Null where Stripe has come to use a word that this API version did not have. */
export function readSessionState({ status, payment_status }: SessionStanding): CheckoutState | null {
  if (status === 'open') return 'open'
  if (status === 'expired') return 'expired'
  if (status !== 'complete') return null
  if (payment_status === 'paid') return 'paid'
  return payment_status === 'unpaid' ? 'processing' : null
}

const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === 'object' ? (reference?.id ?? null) : reference

export function readSession(session: Stripe.Checkout.Session): Result<GatewayCheckout, GatewayProblem> {
  const state = readSessionState(session)
  if (state === null) {
    const words = `${quote(session.status ?? 'null')} and ${quote(session.payment_status)}`
    return unreadable(`The state of ${session.id} is ${words}, which this version does not know.`)
  }
  const amount = readMoney(session.currency, session.amount_total)
  if (amount === null) return unreadable(`${session.id} has no amount in a currency of this market.`)
  return ok({
    id: session.id,
    checkoutId: session.metadata?.checkout ?? null,
    dealId: session.client_reference_id,
    state,
    amount,
    url: session.url,
    paymentIntentId: idOf(session.payment_intent),
  })
}

/** Money that needs the payer's help to go back is still on its way; enums of Stripe's are open. */
const refundStates: Readonly<Record<string, RefundState>> = {
  pending: 'pending',
  requires_action: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
}

export function readRefund(refund: Stripe.Refund): Result<GatewayRefund, GatewayProblem> {
  const state = refundStates[refund.status ?? '']
  const amount = readMoney(refund.currency, refund.amount)
  if (!(state && amount))
    return unreadable(`${refund.id} is ${quote(refund.status ?? 'null')} in ${quote(refund.currency)}: not known here.`)
  return ok({
    id: refund.id,
    checkoutId: refund.metadata?.checkout ?? null,
    state,
    amount,
    failureReason: refund.failure_reason ?? null,
  })
}
