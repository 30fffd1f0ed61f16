/**
 * Carries payments on without waiting to be told: opens what was asked for, closes what is unwanted, reads the rest
 * again, sends refunds. A webhook that never came is made good here, and so is a process that died in between.
 */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Checkout } from '#lib/ledger/checkout.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { paymentGateway } from '#lib/wiring.ts'
import { applyCheckout, applyRefund, type Taking } from './apply-reading.ts'
import { endCheckout, noteCheckoutProblem, takeCheckouts } from './checkout-store.ts'
import { eachInTurn } from './each-in-turn.ts'
import { openAtGateway } from './open-checkout.ts'
import { noteRefundProblem, type Refund, takeRefunds } from './refund-store.ts'
import { sendRefund } from './send-refund.ts'

/** Never opened, or opened for nobody: its address was never known, so it cannot have been paid. */
async function giveUp({ actor, record }: Taking, { id, dealId }: Checkout): Promise<void> {
  await inTransaction(async (tx) => {
    await endCheckout(tx, { id, state: 'expired', problem: null })
    await record({ actor, tx, news: { kind: 'checkout-expired', dealId, checkoutId: id } })
  })
}

/** Closes it. Refused where it is no longer open, and then reading it back says why. */
async function close(taking: Taking, checkout: Checkout, sessionId: string): Promise<void> {
  const closed = await paymentGateway().expireCheckout(sessionId)
  if (closed.ok) await applyCheckout(taking, closed.value)
  else if (closed.error.kind === 'refused') await readBack(taking, checkout, sessionId)
  else await noteCheckoutProblem(checkout.id, closed.error.message)
}

async function readBack(taking: Taking, checkout: Checkout, sessionId: string): Promise<void> {
  const reading = await paymentGateway().findCheckout(sessionId)
  if (!reading.ok) await noteCheckoutProblem(checkout.id, reading.error.message)
  else if (reading.value === null) await noteCheckoutProblem(checkout.id, `${sessionId} is not known there.`)
  else await applyCheckout(taking, reading.value)
}

async function followCheckout(taking: Taking, checkout: Checkout): Promise<void> {
  const { providerSessionId, state, isUnwanted, expiresAt } = checkout
  if (providerSessionId === null) {
    if (expiresAt.getTime() <= Date.now()) await giveUp(taking, checkout)
    else await openAtGateway(checkout)
  } else if (state === 'open' && isUnwanted) await close(taking, checkout, providerSessionId)
  else await readBack(taking, checkout, providerSessionId)
}

/** A refusal by the payment service is a refund that failed: what is owed stays owed, for a person to look at. */
async function followRefund(taking: Taking, refund: Refund): Promise<void> {
  const { checkoutId, amount } = refund
  const reading = await sendRefund(refund)
  if (reading.ok) await applyRefund(taking, reading.value)
  else if (reading.error.kind === 'refused') {
    const refused = { id: null, checkoutId, state: 'failed', amount, failureReason: reading.error.message } as const
    await applyRefund(taking, refused)
  } else await noteRefundProblem(checkoutId, reading.error.message)
}

/**
 * Does what is due, or, with a deal, whatever that deal waits for. `record` is what the deal makes of news. Several
 * processes may do it at once: each row is taken by one of them. Gives how many rows were looked at.
 */
export async function followPayments(given: {
  actor: Actor
  record: Taking['record']
  dealId: string | null
}): Promise<{ checkouts: number; refunds: number }> {
  const { dealId, ...taking } = given
  const checkouts = await takeCheckouts(dealId)
  await eachInTurn(checkouts, (checkout) => followCheckout(taking, checkout))
  const refunds = await takeRefunds(dealId)
  await eachInTurn(refunds, (refund) => followRefund(taking, refund))
  return { checkouts: checkouts.length, refunds: refunds.length }
}
