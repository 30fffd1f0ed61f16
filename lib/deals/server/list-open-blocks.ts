/** The blocks of a member's open deals that share an address with a block; empty for whoever may read none. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { selectOpenDealsOver } from './list-store.ts'

export async function listOpenBlocks(actor: Member, block: Prefix): Promise<Prefix[]> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'read-deal', [organisationId])) return []
  const deals = await selectOpenDealsOver(actor, organisationId, block)
  return deals.map((deal) => deal.block)
}
