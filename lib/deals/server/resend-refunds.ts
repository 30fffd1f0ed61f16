/** The operator has what failed to go back to a buyer sent again, also where its deal is long over. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { retryRefunds } from '#lib/ledger/server/retry-refunds.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { movesFrom } from '#lib/processes/decide.ts'
import { type DealRefusal, noSuchDeal } from '../deal.ts'
import { rulesOf } from '../rules.ts'
import { applyCommand } from './apply-command.ts'
import { lockDeal } from './lock-deal.ts'

const command = 'retry-refund'

/** A deal that waits for it moves on; of one that is over only the money does. Refused where nothing failed, or is owed. */
export function resendRefunds(actor: Member, dealId: string): Promise<Result<null, DealRefusal>> {
  return inTransaction(async (tx) => {
    const deal = isAllowed(actor, 'oversee-market') ? await lockDeal(tx, dealId) : null
    if (!deal) return err(noSuchDeal)
    const waits = movesFrom(rulesOf(deal).definition, deal.state).some((move) => move.command === command)
    if (waits) {
      const moved = await applyCommand({ actor, tx, dealId, command })
      return moved.ok ? ok(null) : moved
    }
    const count = await retryRefunds({ actor, tx, dealId })
    return count > 0 ? ok(null) : err({ kind: 'not-now', message: 'No refund of this deal failed and is still owed.' })
  })
}
