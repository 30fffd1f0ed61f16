/** Has a payment returned once, whatever becomes of the calls that ask for it. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { GatewayProblem, GatewayRefund } from '#lib/ledger/payment-gateway.ts'
import { paymentGateway } from '#lib/wiring.ts'
import { callOutside, giveUpCall, isWornOut } from './call-outside.ts'
import { type Refund, raiseAttempt } from './refund-store.ts'

type Answer = Result<GatewayRefund, GatewayProblem>

const keyOf = ({ checkoutId, attempt }: Refund) => `refund:${checkoutId}:${attempt}`

async function readBack(id: string): Promise<Answer> {
  const found = await paymentGateway().findRefund(id)
  if (!found.ok) return found
  return found.value ? ok(found.value) : err({ kind: 'unreadable', message: `${id} is not known there.` })
}

async function send(refund: Refund): Promise<Answer> {
  const { checkoutId, amount, paymentId } = refund
  return callOutside({ key: keyOf(refund), checkoutId, paymentIntentId: paymentId, amount }, (request) =>
    paymentGateway().refundPayment(request),
  )
}

/** The key is of no more use: looks whether it was done, and only if not asks under a new one. */
async function startOver(refund: Refund): Promise<Answer> {
  const found = await paymentGateway().findRefundOf(refund.paymentId, refund.checkoutId)
  if (!found.ok) return found
  await giveUpCall(keyOf(refund))
  if (found.value) return ok(found.value)
  await raiseAttempt(refund)
  return send({ ...refund, attempt: refund.attempt + 1 })
}

/** The refund as it stands there. A refusal by the payment service is a refund that failed, for a person to look at. */
export async function sendRefund(refund: Refund): Promise<Answer> {
  // While it is asked for, an id is that of one that failed before it.
  if (refund.state !== 'asked' && refund.providerRefundId !== null) return readBack(refund.providerRefundId)
  return (await isWornOut(keyOf(refund))) ? startOver(refund) : send(refund)
}
