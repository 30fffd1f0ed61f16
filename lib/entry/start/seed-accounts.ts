/**
 * One account for each role of the simulated world, opened as anybody's is, with passwords of this data folder.
 *
 * Their organisations are members of the world's registries, so what they hold can be listed, sold and received.
 */
import { z } from 'zod'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { parseEmail } from '#lib/identity/email.ts'
import { getOrganisationOf, linkHolder } from '#lib/identity/server/link-holder.ts'
import { openHouseAccount } from '#lib/identity/server/sign-up.ts'
import { type Role, systemActor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { signInPath } from '#lib/paths.ts'
import { type Environment, environment, publicUrl } from '#lib/platform/env.ts'
import { type QueuedMail, queueMail } from '#lib/platform/outbox.ts'
import { findSecretFile, makePassword, writeSecretFile } from '#lib/platform/secret-file.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { birthOf } from '#lib/simulation/world/birth.ts'
import { getOrganisation, holderIdOf, type OrganisationId } from '#lib/simulation/world/organisations.ts'
import { accountsFile } from './accounts-file.ts'

type SeededAccount = {
  /** In front of @anchor.example, and the key of its password. */
  name: string
  person: string
  roles: readonly Role[]
  /** For whoever starts the house: what one can do as it. */
  plays: string
  /** A member of a registry in the world; the market's own operator is none. */
  member: OrganisationId | null
}

/** The seller holds 240.0.0.0/22, the world's clean block; the buyers are members of the same registry. */
const seeded: readonly SeededAccount[] = [
  { name: 'buyer', person: 'Bea Buyer', roles: ['buyer'], plays: 'orders and pays', member: 'paper-lighthouse' },
  {
    name: 'seller',
    person: 'Sol Seller',
    roles: ['seller'],
    plays: 'lists, and keeps what it sold',
    member: 'nonesuch-cartographers',
  },
  {
    name: 'broker',
    person: 'Bo Broker',
    roles: ['broker'],
    plays: 'acts for the other sellers',
    member: 'imaginary-orchard',
  },
  {
    name: 'operator',
    person: 'Opal Operator',
    roles: ['operator'],
    plays: 'sees all, and decides disputes',
    member: null,
  },
  {
    name: 'rival',
    person: 'Ria Rival',
    roles: ['buyer', 'seller'],
    plays: 'another buyer who sells too',
    member: 'thirteenth-month',
  },
]

export const emailOfAccount = (name: string): string => `${name}@anchor.example`

/** The members of registries that the accounts of the world act for. */
export const playedMembers = seeded.flatMap(({ name, member }) => (member === null ? [] : [{ name, member }]))

export type AccountOfWorld = { email: string; password: string; roles: readonly Role[]; plays: string }

const Passwords = z.record(z.string(), z.string())

const emailOf = ({ name }: SeededAccount) => emailOfAccount(name)

/** Opens those that are not there yet. Gives all, with the passwords they were opened with. */
export async function seedAccounts(settings: Environment): Promise<AccountOfWorld[]> {
  if (settings.DOTQUAD_WORLD !== 'simulated') return []
  const file = accountsFile(settings.DOTQUAD_DATA_DIR)
  const kept = findSecretFile(file, Passwords) ?? {}
  const passwords = Object.fromEntries(seeded.map((one) => [emailOf(one), kept[emailOf(one)] ?? makePassword()]))
  // Before the first account is opened: a start that dies in between must not forget a password.
  writeSecretFile(file, passwords)
  const { seed } = birthOf(worldFolder(settings.DOTQUAD_DATA_DIR, settings.DOTQUAD_WORLD).root, today())
  const accounts: AccountOfWorld[] = []
  for (const account of seeded) accounts.push(await openSeeded(account, passwords[emailOf(account)] ?? '', seed))
  return accounts
}

/** The world was born when its files were made; this is only for a world of which none were. */
const today = () => new Date().toISOString().slice(0, 10)

async function openSeeded(account: SeededAccount, password: string, seed: string): Promise<AccountOfWorld> {
  const actor = systemActor('seed-accounts')
  const email = parseEmail(emailOf(account))
  invariant(email.ok, 'the addresses of the world are e-mail addresses')
  const member = account.member === null ? null : getOrganisation(account.member)
  const organisation = member?.name ?? 'Dotquad, the house'
  const { person: name, roles, plays } = account
  const userId = await openHouseAccount(actor, { email: email.value, name, organisation, roles, password })
  if (member) {
    const holder = { registry: member.registry, holderId: holderIdOf(seed, member) }
    const linked = await linkHolder(actor, await getOrganisationOf(actor, userId), holder)
    invariant(linked, `${organisation} is its own holder alone`)
  }
  const opened = { email: email.value, password, roles, plays }
  await inTransaction((tx) => queueMail(tx, welcome(opened, organisation)))
  return opened
}

/** Whoever plays looks into the world's mail first; there it says whom one can be. */
const welcome = ({ email, password, roles }: AccountOfWorld, organisation: string): QueuedMail => ({
  key: `account-of-world:${email}`,
  to: email,
  subject: `Your account as ${roles.join(' and ')}`,
  text: `This world has an account for you at ${organisation}.\n\nE-mail: ${email}\nPassword: ${password}\n\n${publicUrl(environment())}${signInPath}\n`,
})
