/** Brings events about: chained to those before, with their deadlines, acts and effects, in the caller's transaction. */
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import type { Json } from '#lib/kernel/canonical-json.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { listDeadlines } from '#lib/processes/list-next.ts'
import type { Deal } from '../deal.ts'
import { type ChainedEvent, describeEvent } from '../event-hash.ts'
import type { Plan } from '../plan-events.ts'
import { rulesOf } from '../rules.ts'
import type { DealProcessEvent } from '../vocabulary.ts'
import { doActs } from './acts.ts'
import { appendEvents, endDeadlines, insertDeadlines, insertEffects } from './deal-store.ts'

type Writing = { actor: Actor; tx: Transaction; deal: Deal; plan: Plan }

/** The deal after the plan. Its row is locked by the caller. */
export async function writeEvents({ actor, tx, deal, plan }: Writing): Promise<Deal> {
  if (plan.events.length === 0) return deal
  const chained = chain(nameActor(actor), deal, plan.events)
  const after: Deal = { ...deal, ...plan.instance, headHash: chained.at(-1)?.hash ?? deal.headHash }
  await appendEvents(tx, after, chained)
  if (after.enteredAt !== deal.enteredAt) {
    await endDeadlines(tx, deal.id)
    await insertDeadlines(tx, deal.id, listDeadlines(rulesOf(deal).definition, after, deal.terms.term))
  }
  const effects = plan.events.flatMap((event, index) =>
    event.effects.map((effect) => ({ seq: deal.version + index + 1, effect })),
  )
  await insertEffects(tx, deal.id, effects)
  for (const { acts } of plan.events) await doActs({ actor, tx, deal }, acts)
  return after
}

/** The house's own moves bear its name, whoever brought them about. */
function chain(actor: string, deal: Deal, events: readonly DealProcessEvent[]): ChainedEvent[] {
  let prevHash = deal.headHash
  return events.map((event, index) => {
    const { command, from, to, party, at } = event
    const evidence: Record<string, Json> = {}
    for (const [kind, value] of Object.entries(event.evidence)) if (value !== undefined) evidence[kind] = value
    const seq = deal.version + index + 1
    const recorded = { dealId: deal.id, seq, command, from, to, party, actor: actorOf(actor, event), at, evidence }
    const hash = sha256(describeEvent(prevHash, recorded))
    const chained = { ...recorded, prevHash, hash }
    prevHash = hash
    return chained
  })
}

const actorOf = (actor: string, { party, command }: DealProcessEvent) =>
  party === 'system' && !actor.startsWith('system:') ? `system:${command}` : actor
