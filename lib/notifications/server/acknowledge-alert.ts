import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { acknowledge } from './alert-store.ts'

/** False where there is no such alert, or it is another's: both are the same 404. Done twice, it stays as it is. */
export async function acknowledgeAlert(actor: Member, id: string): Promise<boolean> {
  const organisationId = actingOrganisation(actor)
  if (isAllowed(actor, 'watch-blocks', [organisationId]) && (await acknowledge(actor, { id, organisationId })))
    return true
  // The house's own are whoever's who oversees the market.
  return isAllowed(actor, 'oversee-market') && acknowledge(actor, { id, organisationId: null })
}
