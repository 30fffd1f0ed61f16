/** The deal that a buyer's order already opened: a form sent twice leads to the same deal. */

import { comparePrefixes, type Prefix } from '#lib/address-space/prefix.ts'
import { listClaims } from '#lib/claims/server/list-claims.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import type { Deal } from '../deal.ts'
import { findDeal } from './find-deal.ts'

/** Null where the part is not under a claim, or under one that is not for this buyer. */
export async function findOwnOrder(
  actor: Member,
  { listingId, block, kind }: { listingId: string; block: Prefix; kind: Deal['kind'] },
): Promise<Deal['id'] | null> {
  const claims = await listClaims(actor, [listingId])
  const claim = claims.find((one) => one.kind === kind && comparePrefixes(one.block, block) === 0)
  const view = claim ? await findDeal(actor, claim.dealId) : null
  return view && view.deal.buyerId === actingOrganisation(actor) ? view.deal.id : null
}
