/**
 * Opens an account: a user and its organisation.
 *
 * The answer is the same whether or not the address has an account; only its mailbox learns which.
 */
import { randomUUID } from 'node:crypto'
import type { Actor, Role } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { countRequest } from '#lib/platform/rate-limit.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import type { Email } from '../email.ts'
import type { SignUpInput } from '../inputs.ts'
import { isAllowed } from '../policy.ts'
import { explainWait, type IdentityRefusal } from '../refusal.ts'
import { alreadyThereText, confirmText, linkMinutes } from './account-mail.ts'
import { countMail } from './count-attempt.ts'
import { hashPassword } from './hash-password.ts'
import { insertToken } from './token-store.ts'
import { findUserByEmail, insertMembership, insertOrganisation, insertUser } from './user-store.ts'

/** Mails a link that confirms the address. `address` is the network address that asks. */
export async function signUp(
  actor: Actor,
  input: SignUpInput,
  address: string,
): Promise<Result<null, IdentityRefusal>> {
  invariant(isAllowed(actor, 'sign-up'), 'who is signed in has an account')
  const wait = await countRequest('sign-up', address)
  if (wait !== null) return err(explainWait('Too many accounts were asked for from your network address.', wait))
  const tooMany = await countMail(input.email, address)
  if (tooMany) return err(tooMany)
  const passwordHash = await hashPassword(input.password)
  await inTransaction(async (tx) => {
    const account = await insertAccount(actor, { ...input, tx, passwordHash, isConfirmed: false })
    const text = await (account
      ? insertToken(actor, { tx, userId: account.userId, purpose: 'sign-in', minutes: linkMinutes.confirm }).then(
          (token) => confirmText(token, input.organisation),
        )
      : alreadyThereText())
    await queueMail(tx, { key: `sign-up:${randomUUID()}`, to: input.email, ...text })
  })
  return ok(null)
}

export type HouseAccount = Omit<SignUpInput, 'roles'> & { roles: readonly Role[] }

/**
 * The user of an account that the house itself opens, address confirmed, in any role. An address that has an
 * account keeps it as it is.
 */
export async function openHouseAccount(actor: Actor, input: HouseAccount): Promise<string> {
  invariant(actor.kind === 'system', 'only the house opens accounts without a mail')
  const known = await findUserByEmail(actor, input.email)
  if (known) return known.id
  const passwordHash = await hashPassword(input.password)
  const account = await inTransaction((tx) => insertAccount(actor, { ...input, tx, passwordHash, isConfirmed: true }))
  invariant(account, 'nobody else opens the accounts of the house')
  return account.userId
}

type NewAccount = {
  tx: Transaction
  email: Email
  name: string
  organisation: string
  roles: readonly Role[]
  passwordHash: string
  isConfirmed: boolean
}

/** Null where the address is taken. */
async function insertAccount(actor: Actor, account: NewAccount): Promise<{ userId: string } | null> {
  const { tx, organisation, roles } = account
  const userId = await insertUser(actor, account)
  if (userId === null) return null
  const organisationId = await insertOrganisation(actor, { tx, name: organisation })
  await insertMembership(actor, { tx, userId, organisationId, roles })
  return { userId }
}
