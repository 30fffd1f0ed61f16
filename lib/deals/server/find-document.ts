/** A document of a deal, for whoever may read the deal. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { partiesOf } from '../deal.ts'
import { selectDeal } from './deal-store.ts'
import { type DealDocument, selectDocument } from './paper-store.ts'

/** Null where that deal has no such document, or is another organisation's. */
export async function findDocument(
  actor: Actor,
  { dealId, id }: { dealId: string; id: string },
): Promise<{ document: DealDocument; content: Uint8Array } | null> {
  const found = isPublicId('doc', id) ? await selectDocument(id) : null
  const deal = found?.dealId === dealId ? await selectDeal(dealId) : null
  if (!(found && deal && isAllowed(actor, 'read-deal', partiesOf(deal)))) return null
  return { document: found.document, content: found.content }
}
