/** A buyer orders a part of a block: addresses taken, terms frozen, and the deal begun, in one transaction. */
import { holdBlock } from '#lib/claims/server/hold-block.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import type { Deal, DealRefusal } from '../deal.ts'
import { definitionFor, explainBadOrder, type Offer, type OrderPapers } from '../order.ts'
import { planOpening } from '../plan-opening.ts'
import { reservationUntil } from '../reservation.ts'
import type { DealDefinition } from '../vocabulary.ts'
import { encodeTerms } from './deal-rows.ts'
import { insertDeal, insertDefinition, selectNow } from './deal-store.ts'
import { gatherFacts } from './gather-facts.ts'
import { countUnpaid } from './list-store.ts'
import { writeEvents } from './write-events.ts'

/** The definition as JSON: it has no member that JSON does not know. */
const contentOf = (definition: DealDefinition): Json => JSON.parse(JSON.stringify(definition))

/**
 * Opens the deal and takes it as far as the papers at hand lead: a small purchase from a published offer is ready to be
 * paid. Of several buyers of the same addresses one gets them; the others are told that they are taken.
 */
export async function openDeal(given: {
  actor: Member
  offer: Offer
  papers: OrderPapers
}): Promise<Result<Deal, DealRefusal>> {
  const { actor, offer } = given
  const buyerId = actingOrganisation(actor)
  if (!isAllowed(actor, 'open-deal', [buyerId]))
    return err({ kind: 'not-allowed', message: 'Only a buyer may order. Switch to an organisation that buys.' })
  const { rules } = await findRules(actor)
  return inTransaction(async (tx) => {
    const problem = explainBadOrder(offer, { buyerId, unpaid: await countUnpaid(tx, buyerId), rules })
    return problem ? err(problem) : open({ ...given, tx, buyerId })
  })
}

type Opening = { actor: Member; tx: Transaction; buyerId: string; offer: Offer; papers: OrderPapers }

async function open({ actor, tx, buyerId, offer, papers }: Opening): Promise<Result<Deal, DealRefusal>> {
  const definition = definitionFor(offer)
  const now = await selectNow(tx)
  const id = newPublicId('dl')
  const { kind, listingId, listingBlock, block, recipientRegistry } = offer
  const terms = { ...offer.terms, recipientRegistry }
  const holdUntil = reservationUntil(definition, now)
  const request = { dealId: id, kind, listingId, listingBlock, block, period: { from: now, until: null } }
  const held = await holdBlock({ actor, tx, holdUntil, ...request })
  if (!held.ok) return err({ kind: held.error.kind === 'taken' ? 'taken' : 'not-offered', message: held.error.message })
  const deal = await begin(tx, { actor, definition, deal: { id, buyerId, openedAt: now, ...offer, terms } })
  const facts = await gatherFacts({ actor, tx, deal })
  const order = { terms: encodeTerms(terms), holdUntil: holdUntil.toISOString() }
  return ok(await writeEvents({ actor, tx, deal, plan: planOpening(deal, { facts, papers, order }) }))
}

type Beginning = Omit<Deal, 'definition' | 'state' | 'enteredAt' | 'version' | 'headHash'>

/** The row before its first event: in the chain, the definition comes first. */
async function begin(
  tx: Transaction,
  { actor, definition, deal }: { actor: Member; definition: DealDefinition; deal: Beginning },
): Promise<Deal> {
  const content = contentOf(definition)
  const { name, version, initial } = definition
  const reference = { name, version, sha256: sha256(canonicalJson(content)) }
  await insertDefinition(tx, reference, content)
  const begun = { ...deal, definition: reference, state: initial, enteredAt: deal.openedAt, version: 0 }
  const row: Deal = { ...begun, headHash: reference.sha256 }
  await insertDeal(tx, row, nameActor(actor))
  return row
}
