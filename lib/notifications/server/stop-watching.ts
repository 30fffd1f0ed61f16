import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { endWatch } from './watch-store.ts'

/** False where there is no such watch, or it is another's: both are the same 404. */
export async function stopWatching(actor: Member, id: string): Promise<boolean> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return false
  return inTransaction((tx) => endWatch(actor, tx, { id, organisationId }))
}
