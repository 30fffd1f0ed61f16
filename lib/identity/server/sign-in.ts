/** Opens a session for somebody who knows the password or holds a link. Failures are counted; success is not. */
import { createHash } from 'node:crypto'
import type { Visitor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { countRequest, forgiveRequest } from '#lib/platform/rate-limit.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { PasswordSignInInput } from '../inputs.ts'
import { explainWait, type IdentityRefusal, linkUsedUp, wrongPassword } from '../refusal.ts'
import { isPassword } from './hash-password.ts'
import { insertSession } from './session-store.ts'
import { takeToken } from './token-store.ts'
import { confirmEmail, findUserByEmail } from './user-store.ts'

/** The browser that asks: its network address, and what it calls itself. */
export type Browser = { address: string; userAgent: string }

export type OpenedSession = { sessionId: string }

/** Limits hold names of limited length, and logs of them no address of a person. */
const keyOf = (email: string) => createHash('sha256').update(email).digest('base64url')

/** The same work and the same answer, whether the address is unknown, unconfirmed or the password wrong. */
export async function signInWithPassword(
  actor: Visitor,
  { email, password }: PasswordSignInInput,
  browser: Browser,
): Promise<Result<OpenedSession, IdentityRefusal>> {
  const account = keyOf(email)
  const addressWait = await countRequest('sign-in', browser.address)
  if (addressWait !== null) return err(explainWait('Too many failed sign-ins from your network address.', addressWait))
  const accountWait = await countRequest('sign-in-account', account)
  if (accountWait !== null)
    return err(explainWait('Too many failed sign-ins with this e-mail address; it is locked for a while.', accountWait))
  const user = await findUserByEmail(actor, email)
  const matches = await isPassword(password, user?.passwordHash ?? null)
  if (!(user?.isConfirmed && matches)) return err(wrongPassword)
  const { userAgent } = browser
  const sessionId = await inTransaction((tx) =>
    insertSession(actor, { tx, userId: user.id, openedBy: 'password', userAgent }),
  )
  if (sessionId === null) return err(wrongPassword)
  await forgiveRequest('sign-in', browser.address)
  await forgiveRequest('sign-in-account', account)
  return ok({ sessionId })
}

/** Uses the link up. It was sent to the address, so it confirms it. */
export async function signInWithLink(
  actor: Visitor,
  token: string,
  browser: Browser,
): Promise<Result<OpenedSession, IdentityRefusal>> {
  const wait = await countRequest('sign-in', browser.address)
  if (wait !== null) return err(explainWait('Too many failed sign-ins from your network address.', wait))
  const sessionId = await inTransaction(async (tx) => {
    const userId = await takeToken(actor, { tx, token, purpose: 'sign-in' })
    if (userId === null) return null
    await confirmEmail(actor, { tx, userId })
    return insertSession(actor, { tx, userId, openedBy: 'link', userAgent: browser.userAgent })
  })
  if (sessionId === null) return err(linkUsedUp)
  await forgiveRequest('sign-in', browser.address)
  return ok({ sessionId })
}
