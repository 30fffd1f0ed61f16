/** Writes down that a deal is to be paid, in the transaction that decides so. The payment service hears of it later. */
import type { Actor } from '#lib/kernel/actor.ts'
import { equalMoney } from '#lib/kernel/money.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type Checkout, checkoutLifetimeMinutes, hasReceived, isUnfinished } from '#lib/ledger/checkout.ts'
import { largestPaymentMinor } from '#lib/ledger/payment-gateway.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { type CheckoutRequest, insertCheckout, selectCheckouts } from './checkout-store.ts'

export type CheckoutRefusal = { kind: 'paid-already' | 'under-way' | 'too-much' | 'nothing-due'; message: string }

const refuse = (kind: CheckoutRefusal['kind'], message: string) => err<CheckoutRefusal>({ kind, message })

/**
 * The deal's checkout, to be opened with `openCheckout` once the transaction stands: the one that is unfinished, or
 * a new one. The caller holds the deal's row, so two cannot be made at once.
 */
export async function requestCheckout(
  given: { actor: Actor; tx: Transaction } & CheckoutRequest,
): Promise<Result<Checkout, CheckoutRefusal>> {
  const { actor, tx, ...request } = given
  if (request.amount.minor <= 0n) return refuse('nothing-due', 'There is nothing to pay.')
  if (request.amount.minor > largestPaymentMinor)
    return refuse('too-much', 'One card payment is at most 999,999.99; a larger one goes through an escrow agent.')
  const checkouts = await selectCheckouts(tx, request.dealId)
  if (checkouts.some(({ state }) => hasReceived(state))) return refuse('paid-already', 'This deal is paid already.')
  const unfinished = checkouts.find(({ state, isUnwanted }) => isUnfinished(state) && !isUnwanted)
  if (!unfinished) return ok(await insertCheckout(actor, tx, { request, lifetimeMinutes: checkoutLifetimeMinutes }))
  return equalMoney(unfinished.amount, request.amount)
    ? ok(unfinished)
    : refuse('under-way', 'A checkout of this deal over another amount is still open.')
}
