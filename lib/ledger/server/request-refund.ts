/** Says, in the transaction that decides so, that a payment goes back whole. `followPayments` has it done. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { insertRefund, type RefundRequest } from './refund-store.ts'

/** `amount` is what was really paid. A payment goes back once: asking again changes nothing. */
export async function requestRefund(given: { actor: Actor; tx: Transaction } & RefundRequest): Promise<void> {
  const { actor, tx, ...request } = given
  await insertRefund(actor, tx, request)
}
