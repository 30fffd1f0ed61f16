/** Fires what is due, by the world's clock. Any number of sweeps at once fire each deadline once. */
import { systemActor } from '#lib/kernel/actor.ts'
import { longestMs } from '#lib/kernel/duration.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { makeLog } from '#lib/platform/log.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import type { Deal } from '../deal.ts'
import { rulesOf } from '../rules.ts'
import { applyCommand } from './apply-command.ts'
import { type DueDeadline, markFired, selectDue } from './deadline-store.ts'
import { insertDeadlines, selectNow } from './deal-store.ts'
import { lockDeal } from './lock-deal.ts'

const actor = systemActor('sweep-deadlines')
const atOnce = 100

/**
 * Goes on until nothing is due that it has not tried: after a jump of the clock one deadline brings the next. One
 * that throws is a bug; it is logged, stays due, and keeps no other from firing.
 */
export async function sweepDeadlines(): Promise<{ fired: number; failed: number }> {
  const counts = { fired: 0, failed: 0 }
  const failed = new Set<string>()
  for (;;) {
    const due = (await selectDue(atOnce)).filter(({ id }) => !failed.has(id))
    if (due.length === 0) return counts
    for (const deadline of due) {
      const [outcome] = await Promise.allSettled([inTransaction((tx) => fire(tx, deadline))])
      if (outcome.status === 'fulfilled') counts.fired += outcome.value ? 1 : 0
      else {
        failed.add(deadline.id)
        counts.failed += 1
        makeLog(actor.name).error({ deal: deadline.dealId, command: deadline.command, error: outcome.reason })
      }
    }
  }
}

/** The deal first, as everybody else: then whoever waited for it sees what has become of the deadline. */
async function fire(tx: Transaction, { id, dealId, command, repeats }: DueDeadline): Promise<boolean> {
  const deal = await lockDeal(tx, dealId)
  invariant(deal, 'a deadline is of a deal')
  if (!(await markFired(tx, id))) return false
  const fired = await applyCommand({ actor, tx, dealId, command })
  invariant(fired.ok, 'a deadline fires what its state knows')
  if (repeats) await remindAgain(tx, deal, command)
  return true
}

/** The next one counts from now: after a jump of the clock nobody is reminded ten times. */
async function remindAgain(tx: Transaction, deal: Deal, command: string): Promise<void> {
  const rule = rulesOf(deal).definition.deadlines.find((one) => one.state === deal.state && one.command === command)
  invariant(rule && rule.after !== 'term', 'a reminder has a length')
  const dueAt = new Date((await selectNow(tx)).getTime() + longestMs(rule.after))
  await insertDeadlines(tx, deal.id, [{ command, dueAt, repeats: true }])
}
