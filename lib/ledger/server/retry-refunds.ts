/** Has what the payment service did not send back sent again, as far as it is still owed. */
import type { Actor } from '#lib/kernel/actor.ts'
import { compareMoney } from '#lib/kernel/money.ts'
import { owedFor } from '#lib/ledger/posting.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { findBalance } from './find-balance.ts'
import { askAgain, lockFailedRefunds } from './refund-store.ts'

/** How many refunds of the deal are asked for anew. The caller holds the deal's row. */
export async function retryRefunds(given: { actor: Actor; tx: Transaction; dealId: string }): Promise<number> {
  const { actor, tx, dealId } = given
  let count = 0
  for (const refund of await lockFailedRefunds(tx, dealId)) {
    const { currency } = refund.amount
    const owed = await findBalance({ actor, tx, account: owedFor(refund), currency })
    if (compareMoney(owed, refund.amount) < 0) continue
    await askAgain(tx, refund)
    count += 1
  }
  return count
}
