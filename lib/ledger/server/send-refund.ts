/** Has a payment returned once, whatever becomes of the calls that ask for it. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { GatewayProblem, GatewayRefund } from '#lib/ledger/payment-gateway.ts'
import { paymentGateway } from '#lib/wiring.ts'
import { callOutside } from './call-outside.ts'
import { selectHistory } from './outside-call-store.ts'
import { type Refund, raiseAttempt } from './refund-store.ts'

/** Stripe forgets keys after 24 hours, and answers a stored 500 for ever. */
const keyAgeLimitMs = 23 * 3_600_000
const mostSends = 3

type Answer = Result<GatewayRefund, GatewayProblem>

async function readBack(id: string): Promise<Answer> {
  const found = await paymentGateway().findRefund(id)
  if (!found.ok) return found
  return found.value ? ok(found.value) : err({ kind: 'unreadable', message: `${id} is not known there.` })
}

async function send(refund: Refund): Promise<Answer> {
  const { checkoutId, attempt, amount, paymentId } = refund
  const key = `refund:${checkoutId}:${attempt}`
  return callOutside({ key, checkoutId, paymentIntentId: paymentId, amount }, (request) =>
    paymentGateway().refundPayment(request),
  )
}

/** The key is of no more use: looks whether it was done, and only if not asks under a new one. */
async function startOver(refund: Refund): Promise<Answer> {
  const found = await paymentGateway().findRefundOf(refund.paymentId, refund.checkoutId)
  if (!found.ok) return found
  if (found.value) return ok(found.value)
  await raiseAttempt(refund)
  return send({ ...refund, attempt: refund.attempt + 1 })
}

/** The refund as it stands there. A refusal by the payment service is a refund that failed, for a person to look at. */
export async function sendRefund(refund: Refund): Promise<Answer> {
  // While it is asked for, an id is that of one that failed before it.
  if (refund.state !== 'asked' && refund.providerRefundId !== null) return readBack(refund.providerRefundId)
  const { timesSent, ageMs } = await selectHistory(`refund:${refund.checkoutId}:${refund.attempt}`)
  const isWornOut = timesSent >= mostSends || ageMs > keyAgeLimitMs
  return isWornOut ? startOver(refund) : send(refund)
}
