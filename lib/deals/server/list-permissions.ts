/** Who may announce a block by the running deals that the actor may read. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Permission } from '#lib/diligence/conflicts/conflict-row.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { type Actor, actingOrganisation } from '#lib/kernel/actor.ts'
import { permissionOf } from '../permission-of.ts'
import { selectOpenDealsOver } from './list-store.ts'

/** Null for whoever is a party to no deal here: then nobody's contracts were asked, which is not the same as none. */
export async function listPermissions(actor: Actor, block: Prefix): Promise<Permission[] | null> {
  if (actor.kind !== 'member') return null
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'read-deal', [organisationId])) return null
  const deals = await selectOpenDealsOver(actor, organisationId, block)
  return deals.flatMap((deal) => permissionOf(deal) ?? [])
}
