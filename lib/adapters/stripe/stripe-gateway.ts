/**
 * The payment gateway on Stripe: Checkout Sessions in payment mode, refunds, signed events.
 *
 * Charges stay on the platform's balance until somebody transfers them (separate charges and transfers); which
 * payment methods a payer sees is the account's setting. Knows neither deals nor what follows from a payment.
 */
import type Stripe from 'stripe'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type {
  GatewayCheckout,
  GatewayProblem,
  GatewayRefund,
  NewCheckout,
  NewRefund,
  PaymentGateway,
} from '#lib/ledger/payment-gateway.ts'
import { readRefund, readSession } from './read-checkout.ts'
import { readWebhook } from './read-webhook.ts'
import { makeStripeClient, type StripeAccess } from './stripe-client.ts'
import { askStripe, findAtStripe } from './stripe-problem.ts'

type Answer<T> = Promise<Result<T, GatewayProblem>>

function describeSession(checkout: NewCheckout): Stripe.Checkout.SessionCreateParams {
  const { checkoutId, dealId, amount, customerEmail } = checkout
  const metadata = { checkout: checkoutId, deal: dealId }
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: Number(amount.minor),
          product_data: { name: checkout.description },
        },
      },
    ],
    client_reference_id: dealId,
    metadata,
    payment_intent_data: { transfer_group: dealId, metadata, description: checkout.description },
    expires_at: Math.floor(checkout.expiresAt.getTime() / 1000),
    success_url: checkout.successUrl,
    cancel_url: checkout.cancelUrl,
    ...(customerEmail === null ? {} : { customer_email: customerEmail }),
  }
}

/** Stops at the first problem; a null stays a null. */
function readFound<From, To>(
  found: Result<From | null, GatewayProblem>,
  read: (from: From) => Result<To, GatewayProblem>,
): Result<To | null, GatewayProblem> {
  if (!found.ok) return found
  return found.value === null ? ok(null) : read(found.value)
}

async function createCheckout(client: Stripe, checkout: NewCheckout): Answer<GatewayCheckout> {
  const session = await askStripe(() =>
    client.checkout.sessions.create(describeSession(checkout), { idempotencyKey: checkout.key }),
  )
  return session.ok ? readSession(session.value) : session
}

/** A session says "unpaid" both of a payment on its way and of one that failed; the payment itself tells which. */
async function settleProcessing(client: Stripe, checkout: GatewayCheckout): Answer<GatewayCheckout> {
  const { state, paymentIntentId } = checkout
  if (state !== 'processing' || paymentIntentId === null) return ok(checkout)
  const payment = await askStripe(() => client.paymentIntents.retrieve(paymentIntentId))
  if (!payment.ok) return payment
  const hasFailed = payment.value.status === 'requires_payment_method' || payment.value.status === 'canceled'
  return ok(hasFailed ? { ...checkout, state: 'failed' } : checkout)
}

async function findCheckout(client: Stripe, id: string): Answer<GatewayCheckout | null> {
  const found = readFound(await findAtStripe(() => client.checkout.sessions.retrieve(id)), readSession)
  return found.ok && found.value ? settleProcessing(client, found.value) : found
}

async function expireCheckout(client: Stripe, id: string): Answer<GatewayCheckout> {
  const key = { idempotencyKey: `expire:${id}` }
  const session = await askStripe(() => client.checkout.sessions.expire(id, {}, key))
  return session.ok ? readSession(session.value) : session
}

async function refundPayment(client: Stripe, { key, checkoutId, paymentIntentId, amount }: NewRefund) {
  const refund = await askStripe(() =>
    client.refunds.create(
      { payment_intent: paymentIntentId, amount: Number(amount.minor), metadata: { checkout: checkoutId } },
      { idempotencyKey: key },
    ),
  )
  return refund.ok ? readRefund(refund.value) : refund
}

async function findRefundOf(client: Stripe, paymentIntentId: string, checkoutId: string): Answer<GatewayRefund | null> {
  const refunds = await askStripe(() => client.refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
  if (!refunds.ok) return refunds
  const ours = refunds.value.data.find(
    ({ metadata, status }) => metadata?.checkout === checkoutId && status !== 'failed' && status !== 'canceled',
  )
  if (ours) return readRefund(ours)
  return refunds.value.has_more
    ? err({ kind: 'unreadable', message: `${paymentIntentId} has more than 100 refunds.` })
    : ok(null)
}

export function stripeGateway(access: StripeAccess): PaymentGateway {
  const client = makeStripeClient(access)
  return {
    createCheckout: (checkout) => createCheckout(client, checkout),
    findCheckout: (id) => findCheckout(client, id),
    expireCheckout: (id) => expireCheckout(client, id),
    refundPayment: (refund) => refundPayment(client, refund),
    findRefund: async (id) => readFound(await findAtStripe(() => client.refunds.retrieve(id)), readRefund),
    findRefundOf: (paymentIntentId, checkoutId) => findRefundOf(client, paymentIntentId, checkoutId),
    parseWebhook: (rawBody, signature) => readWebhook(client, access, { rawBody, signature }),
  }
}
