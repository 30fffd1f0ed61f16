/** Fires what is due, by the world's clock. Any number of sweeps at once fire each deadline once. */
import { systemActor } from '#lib/kernel/actor.ts'
import { longestMs } from '#lib/kernel/duration.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { makeLog } from '#lib/platform/log.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { movesFrom } from '#lib/processes/decide.ts'
import { lengthOf } from '#lib/processes/definition.ts'
import type { Deal } from '../deal.ts'
import { questionsAt } from '../measured-questions.ts'
import { ownLengthsOf } from '../own-lengths.ts'
import { rulesOf } from '../rules.ts'
import { applyCommand } from './apply-command.ts'
import { type DueDeadline, markFired, selectDue } from './deadline-store.ts'
import { insertDeadlines, selectDeal, selectNow } from './deal-store.ts'
import { lockDeal } from './lock-deal.ts'
import { measureDeal } from './measure-deals.ts'

const actor = systemActor('sweep-deadlines')
const atOnce = 100

type Outcome = 'fired' | 'not-fired' | 'put-off'

/**
 * Goes on until nothing is due that it has not tried: after a jump of the clock one deadline brings the next. One
 * that throws is a bug; it is logged, stays due, and keeps no other from firing. `areFilesDue`: new files about the
 * world are still being read, and what they could speak against is put off.
 */
export async function sweepDeadlines({ areFilesDue } = { areFilesDue: false }) {
  const counts = { fired: 0, failed: 0 }
  const tried = new Set<string>()
  for (;;) {
    const due = await selectDue(atOnce, tried)
    if (due.length === 0) return counts
    for (const deadline of due) {
      const [outcome] = await Promise.allSettled([sweepOne(deadline, areFilesDue)])
      if (outcome.status === 'rejected') {
        counts.failed += 1
        makeLog(actor.name).error({ deal: deadline.dealId, command: deadline.command, error: outcome.reason })
      } else if (outcome.value === 'fired') counts.fired += 1
      if (outcome.status === 'rejected' || outcome.value === 'put-off') tried.add(deadline.id)
    }
  }
}

/** Before time ends what a fact could still bring on, the sources are asked once more. */
async function sweepOne(deadline: DueDeadline, areFilesDue: boolean): Promise<Outcome> {
  const deal = await selectDeal(deadline.dealId)
  invariant(deal, 'a deadline is of a deal')
  if (isEndingWait(deal, deadline)) {
    if (areFilesDue) return 'put-off'
    await measureDeal(deal)
  }
  return inTransaction((tx) => fire(tx, deadline))
}

/** The deadline would make the deal leave a state that it can leave by a measurement too. */
function isEndingWait(deal: Deal, { command }: DueDeadline): boolean {
  const { definition } = rulesOf(deal)
  const move = movesFrom(definition, deal.state).find((one) => one.command === command)
  return move !== undefined && move.to !== move.from && questionsAt(definition, deal.state).length > 0
}

/** The deal first, as everybody else: then whoever waited for it sees what has become of the deadline. */
async function fire(tx: Transaction, { id, dealId, command, repeats }: DueDeadline): Promise<Outcome> {
  const deal = await lockDeal(tx, dealId)
  invariant(deal, 'a deadline is of a deal')
  if (!(await markFired(tx, id))) return 'not-fired'
  const fired = await applyCommand({ actor, tx, dealId, command })
  invariant(fired.ok, 'a deadline fires what its state knows')
  if (repeats) await remindAgain(tx, deal, command)
  return 'fired'
}

/** The next one counts from now: after a jump of the clock nobody is reminded ten times. */
async function remindAgain(tx: Transaction, deal: Deal, command: string): Promise<void> {
  const rule = rulesOf(deal).definition.deadlines.find((one) => one.state === deal.state && one.command === command)
  const length = rule && lengthOf(rule.after, ownLengthsOf(deal))
  invariant(length, 'a reminder has a length')
  const dueAt = new Date((await selectNow(tx)).getTime() + longestMs(length))
  await insertDeadlines(tx, deal.id, [{ command, dueAt, repeats: true }])
}
