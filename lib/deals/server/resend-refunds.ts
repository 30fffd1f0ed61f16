/** The operator has what failed to go back to a buyer sent again, also where its deal is long over. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { retryRefunds } from '#lib/ledger/server/retry-refunds.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type DealRefusal, noSuchDeal } from '../deal.ts'
import { lockDeal } from './lock-deal.ts'

/** How many payments are on their way back again. A deal of which nothing failed, or nothing is owed, is refused. */
export function resendRefunds(actor: Member, dealId: string): Promise<Result<number, DealRefusal>> {
  return inTransaction(async (tx) => {
    const deal = isAllowed(actor, 'oversee-market') ? await lockDeal(tx, dealId) : null
    if (!deal) return err(noSuchDeal)
    const count = await retryRefunds({ actor, tx, dealId })
    return count > 0 ? ok(count) : err({ kind: 'not-now', message: 'No refund of this deal failed and is still owed.' })
  })
}
