/** Reads for the account page and the header: who somebody is, for whom, and where signed in. */
import type { Member } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Account, Affiliation, Mandate, OpenSession, Organisation } from '../account.ts'
import { isAllowed } from '../policy.ts'
import { listBrokerOrganisations, listOpenMandates } from './mandate-store.ts'
import { listOpenSessions } from './session-store.ts'
import { findUserById, listAffiliations } from './user-store.ts'

export async function findAccount(actor: Member): Promise<Account> {
  const [user, affiliations] = await Promise.all([
    findUserById(actor, actor.userId),
    listAffiliations(actor, actor.userId),
  ])
  const organisation = affiliations.find(({ id }) => id === actor.organisationId)
  invariant(user && organisation, 'a session is of a user in an organisation')
  return { name: user.name, email: user.email, organisation, onBehalfOf: await findClient(actor) }
}

async function findClient({ onBehalfOf, ...actor }: Member): Promise<Organisation | null> {
  if (onBehalfOf === null) return null
  const mandates = await listOpenMandates({ ...actor, onBehalfOf })
  return mandates.find(({ id }) => id === onBehalfOf.mandateId)?.client ?? null
}

export const listSessions = (actor: Member): Promise<OpenSession[]> => listOpenSessions(actor)

export const listOrganisations = (actor: Member): Promise<Affiliation[]> => listAffiliations(actor, actor.userId)

export type Mandates = { given: Mandate[]; received: Mandate[] }

/** What the actor's own organisation gave to brokers, and what clients gave to it. */
export async function listMandates(actor: Member): Promise<Mandates> {
  const all = await listOpenMandates(actor)
  return {
    given: all.filter(({ client }) => client.id === actor.organisationId),
    received: all.filter(({ broker }) => broker.id === actor.organisationId),
  }
}

/** Whom a mandate may be given to; none where the actor may give none. */
export async function listBrokers(actor: Member): Promise<Organisation[]> {
  return mayGrant(actor) ? listBrokerOrganisations(actor) : []
}

/** A broker acting for a client gives no mandate in the client's name. */
export const mayGrant = (actor: Member): boolean =>
  actor.onBehalfOf === null && isAllowed(actor, 'grant-mandate', [actor.organisationId])
