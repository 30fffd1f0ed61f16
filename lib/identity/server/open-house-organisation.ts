/** The house itself gives a user one more organisation, as an operator does who brings a member's papers in. */
import type { Role, SystemActor } from '#lib/kernel/actor.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { insertMembership, insertOrganisation, listAffiliations } from './user-store.ts'

type HouseOrganisation = { userId: string; name: string; roles: readonly Role[] }

/** Its id; the same one where the user is in an organisation of that name already. */
export async function openHouseOrganisation(actor: SystemActor, given: HouseOrganisation): Promise<string> {
  const { userId, name, roles } = given
  const known = (await listAffiliations(actor, userId)).find((organisation) => organisation.name === name)
  if (known) return known.id
  return inTransaction(async (tx) => {
    const organisationId = await insertOrganisation(actor, { tx, name })
    await insertMembership(actor, { tx, userId, organisationId, roles })
    return organisationId
  })
}
