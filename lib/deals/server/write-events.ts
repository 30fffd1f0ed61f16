/** Brings events about: chained to those before, with their deadlines, acts and effects, in the caller's transaction. */
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import type { Json } from '#lib/kernel/canonical-json.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { listDeadlines } from '#lib/processes/list-next.ts'
import type { Deal } from '../deal.ts'
import { type ChainedEvent, describeEvent } from '../event-hash.ts'
import { ownLengthsOf } from '../own-lengths.ts'
import type { Plan } from '../plan-events.ts'
import { rulesOf } from '../rules.ts'
import type { DealProcessEvent, EffectId } from '../vocabulary.ts'
import { doActs } from './acts.ts'
import { appendEvents, endDeadlines, insertDeadlines, insertEffects } from './deal-store.ts'

type Writing = { actor: Actor; tx: Transaction; deal: Deal; plan: Plan }

/** The deal after the plan. Its row is locked by the caller. */
export async function writeEvents({ actor, tx, deal, plan }: Writing): Promise<Deal> {
  if (plan.events.length === 0) return deal
  const chained = chain(nameActor(actor), deal, plan.events)
  const after: Deal = { ...deal, ...plan.instance, headHash: chained.at(-1)?.hash ?? deal.headHash }
  await appendEvents(tx, after, chained)
  if (plan.events.some(({ from, to }) => from !== to)) {
    await endDeadlines(tx, deal.id)
    await insertDeadlines(tx, deal.id, listDeadlines(rulesOf(deal).definition, after, ownLengthsOf(deal)))
  }
  await insertEffects(tx, deal.id, listEffects(plan.events, deal.version))
  for (const { acts } of plan.events) await doActs({ actor, tx, deal }, acts)
  return after
}

/** What happens at once is told once, by the last event that wants it told; all else is done for its own event. */
function listEffects(events: readonly DealProcessEvent[], version: number): { seq: number; effect: EffectId }[] {
  const lastTold = events.findLastIndex(({ effects }) => effects.includes('tell-parties'))
  return events.flatMap(({ effects }, index) =>
    effects
      .filter((effect) => effect !== 'tell-parties' || index === lastTold)
      .map((effect) => ({ seq: version + index + 1, effect })),
  )
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
