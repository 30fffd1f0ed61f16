/**
 * Who deals in the simulated market when it opens: the accounts that are printed, and the organisations beside them.
 *
 * Those belong to one account that nobody is told a password of, and gave the printed broker a mandate: whoever plays
 * the broker can act for each of them.
 */
import { type Email, parseEmail } from '#lib/identity/email.ts'
import { findMember } from '#lib/identity/server/find-member.ts'
import { grantMandate } from '#lib/identity/server/grant-mandate.ts'
import { linkHolder } from '#lib/identity/server/link-holder.ts'
import { openHouseOrganisation } from '#lib/identity/server/open-house-organisation.ts'
import { openHouseAccount } from '#lib/identity/server/sign-up.ts'
import { type Member, systemActor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { makePassword } from '#lib/platform/secret-file.ts'
import { sellers } from '#lib/simulation/market/sellers.ts'
import { showcaseSellers } from '#lib/simulation/market/showcase.ts'
import { getOrganisation, holderIdOf, type OrganisationId } from '#lib/simulation/world/organisations.ts'
import { emailOfAccount, playedMembers } from '../start/seed-accounts.ts'

const actor = systemActor('seed-market')
const roles = ['buyer', 'seller'] as const

/** The person who acts for each organisation of the world that deals here. */
export type Cast = ReadonlyMap<OrganisationId, Member>

/** Whoever acts for this organisation under a printed account; null where that is not opened, or there is none. */
export async function findPlayed(id: OrganisationId): Promise<Member | null> {
  const account = playedMembers.find(({ member }) => member === id)
  return account ? findAccount(account.name) : null
}

type Opening = { seed: string; say(text: string): void }

/** Opens what is not there yet. `seed` is the world's. */
export async function openSellers({ seed, say }: Opening): Promise<Cast> {
  const cast = new Map<OrganisationId, Member>()
  for (const { name, member } of playedMembers) cast.set(member, await getAccount(name))
  const broker = await getAccount('broker')
  const [first] = sellers
  const userId = await openHouseAccount(actor, {
    ...{ email: emailOf('members@anchor.example'), name: 'Mo Member', organisation: getOrganisation(first).name },
    ...{ roles, password: makePassword() },
  })
  const everybody = [...sellers, ...showcaseSellers]
  for (const [index, id] of everybody.entries()) {
    say(`${index} of ${everybody.length} sellers`)
    const member = getOrganisation(id)
    const organisationId = await openHouseOrganisation(actor, { userId, name: member.name, roles })
    const holder = { registry: member.registry, holderId: holderIdOf(seed, member) }
    invariant(await linkHolder(actor, organisationId, holder), `${member.name} is its own holder alone`)
    const acting: Member = { ...session, userId, organisationId, roles }
    const granted = await grantMandate(acting, broker.organisationId)
    invariant(granted.ok, 'a seller may give a broker a mandate')
    cast.set(id, acting)
  }
  return cast
}

/** Nobody is signed in while the market is seeded: the session is of no browser. */
const session = { kind: 'member', sessionId: 'seed-market', onBehalfOf: null } as const

function emailOf(text: string): Email {
  const email = parseEmail(text)
  invariant(email.ok, 'the addresses of the world are e-mail addresses')
  return email.value
}

async function getAccount(name: string): Promise<Member> {
  const member = await findAccount(name)
  invariant(member, 'the printed accounts are opened first')
  return member
}

const findAccount = (name: string): Promise<Member | null> => findMember(actor, emailOf(emailOfAccount(name)))
