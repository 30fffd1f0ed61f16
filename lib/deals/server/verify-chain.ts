/** Recomputes a deal's record from its rows: whether anything was changed, left out or added since it was written. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { type Deal, type DealRefusal, noSuchDeal, partiesOf } from '../deal.ts'
import { type ChainedEvent, type ChainFault, findChainFault } from '../event-hash.ts'
import { findFoldFault } from '../refold-deal.ts'
import { rulesOf } from '../rules.ts'
import { selectDeal, selectEvents } from './deal-store.ts'

export type ChainReport = { readonly events: number; readonly headHash: string; readonly fault: ChainFault | null }

/** For whoever may read the deal; of another's, there is none. */
export async function verifyChain(actor: Actor, dealId: string): Promise<Result<ChainReport, DealRefusal>> {
  const record = await readRecord(dealId)
  if (!(record && isAllowed(actor, 'read-deal', partiesOf(record.deal)))) return err(noSuchDeal)
  const { deal, events } = record
  const { definition } = rulesOf(deal)
  const fault =
    findChainFault(events, { start: deal.definition.sha256, head: deal.headHash, hashOf: sha256 }) ??
    findFoldFault(definition, deal, events)
  return ok({ events: events.length, headHash: deal.headHash, fault })
}

/** Deal and events of one moment: one that came in between would look like a fault of the chain. */
async function readRecord(dealId: string): Promise<{ deal: Deal; events: ChainedEvent[] } | null> {
  for (;;) {
    const deal = await selectDeal(dealId)
    if (!deal) return null
    const events = await selectEvents(null, dealId)
    if ((await selectDeal(dealId))?.version === deal.version) return { deal, events }
  }
}
