/** A party's command from a form, which may be sent twice: done once, and the second time is no refusal. */
import type { Member } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { Deal, DealRefusal } from '../deal.ts'
import { applyCommand, type DealMove } from './apply-command.ts'
import { selectEvents } from './deal-store.ts'
import { lockDeal } from './lock-deal.ts'

/** `seen`: how many events the deal had when the form was shown. */
type GivenOnce = Omit<DealMove, 'actor' | 'tx'> & { actor: Member; seen: number }

/** The deal as it stands after the command, whether this call or the one before it did it. */
export const runCommandOnce = ({ seen, ...given }: GivenOnce): Promise<Result<Deal, DealRefusal>> =>
  inTransaction(async (tx) => {
    const { actor, dealId, command } = given
    const applied = await applyCommand({ ...given, tx })
    if (applied.ok || applied.error.kind !== 'not-now') return applied
    const events = await selectEvents(tx, dealId, command)
    if (!events.some((event) => event.seq > seen && event.actor === nameActor(actor))) return applied
    const deal = await lockDeal(tx, dealId)
    invariant(deal, 'a deal that refuses a command is there')
    return ok(deal)
  })
