/** A document of a deal, for whoever may read the deal. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { partiesOf } from '../deal.ts'
import { selectDeal } from './deal-store.ts'
import { type DealDocument, selectDocument } from './paper-store.ts'

/** Null where there is none, or it is of another organisation's deal. */
export async function findDocument(
  actor: Actor,
  id: string,
): Promise<{ document: DealDocument; content: Uint8Array } | null> {
  const found = await selectDocument(id)
  const deal = found && (await selectDeal(found.dealId))
  if (!(found && deal && isAllowed(actor, 'read-deal', partiesOf(deal)))) return null
  return { document: found.document, content: found.content }
}
