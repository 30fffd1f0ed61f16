/** Which holder of a registry's statistics an organisation is: what it may list follows from that. */
import type { Actor, Member, SystemActor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { isAllowed } from '../policy.ts'
import { type Holder, insertHolder, listHolders } from './mandate-store.ts'
import { listAffiliations } from './user-store.ts'

export type { Holder } from './mandate-store.ts'

/** The holders that the organisation acted for is. */
export const listOwnHolders = (actor: Member): Promise<Holder[]> => listHolders(actor)

/** False where another organisation is that holder. Who checks the papers is the house. */
export async function linkHolder(actor: Actor, organisationId: string, holder: Holder): Promise<boolean> {
  invariant(isAllowed(actor, 'link-holder'), 'only the house links holders')
  return insertHolder(actor, { organisationId, ...holder })
}

/** The first organisation of a user, for the house alone. */
export async function getOrganisationOf(actor: SystemActor, userId: string): Promise<string> {
  const [first] = await listAffiliations(actor, userId)
  invariant(first, 'every user has an organisation')
  return first.id
}
