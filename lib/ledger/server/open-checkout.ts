/** Has the payment service open a checkout that was written down; however often it is tried, there is one. */
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Checkout } from '#lib/ledger/checkout.ts'
import type { GatewayCheckout, GatewayProblem, NewCheckout } from '#lib/ledger/payment-gateway.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { paymentGateway } from '#lib/wiring.ts'
import { callOutside, giveUpCall, isWornOut } from './call-outside.ts'
import {
  endCheckout,
  lockCheckoutsBeside,
  noteCheckoutProblem,
  selectCheckout,
  updateCheckout,
} from './checkout-store.ts'

/** The id is made for this one request, so it is the key too. */
const keyOf = ({ id }: Checkout) => `checkout:${id}`

const describeRequest = (checkout: Checkout): NewCheckout => ({
  key: keyOf(checkout),
  checkoutId: checkout.id,
  dealId: checkout.dealId,
  amount: checkout.amount,
  description: checkout.description,
  expiresAt: checkout.expiresAt,
  successUrl: checkout.successUrl,
  cancelUrl: checkout.cancelUrl,
  customerEmail: checkout.customerEmail,
})

/** Moves on from `asked` alone: a webhook may have been faster than the answer. */
async function recordOpened(tx: Transaction, id: string, opened: GatewayCheckout): Promise<void> {
  const stored = (await lockCheckoutsBeside(tx, id)).find((one) => one.id === id)
  if (stored?.state === 'asked') await updateCheckout(tx, stored, { state: 'open', reading: opened })
}

/**
 * Stripe keeps an error under the key and gives it again and again: then this checkout is over, and the next one has a
 * key of its own. Nobody has had its address, so nobody can have paid by it.
 */
async function endUnopened(tx: Transaction, { id, problem }: { id: string; problem: string }): Promise<void> {
  const stored = (await lockCheckoutsBeside(tx, id)).find((one) => one.id === id)
  if (stored?.state === 'asked') await endCheckout(tx, { id, state: 'refused', problem })
}

/** The address, for a checkout that may not be open yet, wanted or not: what may be open must be known to be closed. */
export async function openAtGateway(checkout: Checkout): Promise<Result<string, GatewayProblem>> {
  const opened = await callOutside(describeRequest(checkout), (request) => paymentGateway().createCheckout(request))
  if (!opened.ok) {
    const { kind, message } = opened.error
    const isGivenUp = kind !== 'refused' && (await isWornOut(keyOf(checkout)))
    if (isGivenUp) await giveUpCall(keyOf(checkout))
    if (isGivenUp || kind === 'refused')
      await inTransaction((tx) => endUnopened(tx, { id: checkout.id, problem: message }))
    else await noteCheckoutProblem(checkout.id, message)
    return opened
  }
  await inTransaction((tx) => recordOpened(tx, checkout.id, opened.value))
  return opened.value.url === null
    ? err({ kind: 'unreadable', message: 'The checkout was opened without a page to pay on.' })
    : ok(opened.value.url)
}

/**
 * The address of the hosted page. After `outcome-unknown` the same call may be made again; `refused` means that this
 * checkout is over.
 */
export async function openCheckout(given: {
  actor: Actor
  checkoutId: string
}): Promise<Result<string, GatewayProblem>> {
  const checkout = await selectCheckout(given.checkoutId)
  if (checkout === null) return err({ kind: 'refused', message: 'There is no such checkout.' })
  if (checkout.isUnwanted) return err({ kind: 'refused', message: 'This deal is no longer to be paid.' })
  if (checkout.state === 'asked') return openAtGateway(checkout)
  return checkout.url === null ? err({ kind: 'refused', message: 'This checkout is closed.' }) : ok(checkout.url)
}
