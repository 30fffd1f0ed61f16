/** Who somebody is who is known by an e-mail address alone: for what the house itself sets up, without a browser. */
import type { Member, SystemActor } from '#lib/kernel/actor.ts'
import type { Email } from '../email.ts'
import { findUserByEmail, listAffiliations } from './user-store.ts'

/** In the first of the user's organisations; null where nobody has that address. The session is of no browser. */
export async function findMember(actor: SystemActor, email: Email): Promise<Member | null> {
  const user = await findUserByEmail(actor, email)
  const [organisation] = user ? await listAffiliations(actor, user.id) : []
  if (!(user && organisation)) return null
  const { id: organisationId, roles } = organisation
  return { kind: 'member', sessionId: actor.name, onBehalfOf: null, userId: user.id, organisationId, roles }
}
