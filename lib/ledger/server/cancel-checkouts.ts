/** Says, in the transaction that ends a deal, that nobody should pay for it any more. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { markUnwanted } from './checkout-store.ts'

/** `followPayments` closes them at the payment service; who pays before that is paid back by the deal. */
export async function cancelCheckouts({
  tx,
  dealId,
}: {
  actor: Actor
  tx: Transaction
  dealId: string
}): Promise<void> {
  await markUnwanted(tx, dealId)
}
