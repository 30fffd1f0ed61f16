/** Opens a session for somebody who knows the password or holds a link. Failures are counted; success is not. */
import type { Visitor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { LinkInput, PasswordSignInInput } from '../inputs.ts'
import { type IdentityRefusal, linkUsedUp, notChosen, wrongPassword } from '../refusal.ts'
import { countLink, countPassword, forgiveLink, forgivePassword } from './count-attempt.ts'
import { isPassword } from './hash-password.ts'
import { insertSession } from './session-store.ts'
import { takeToken } from './token-store.ts'
import { confirmEmail, findUserByEmail, findUserById } from './user-store.ts'

/** The browser that asks: its network address, and what it calls itself. */
export type Browser = { address: string; userAgent: string }

export type OpenedSession = { sessionId: string }

/** The same work and the same answer, whether the address is unknown, unconfirmed or the password wrong. */
export async function signInWithPassword(
  actor: Visitor,
  { email, password }: PasswordSignInInput,
  browser: Browser,
): Promise<Result<OpenedSession, IdentityRefusal>> {
  const tooMany = await countPassword(email, browser.address)
  if (tooMany) return err(tooMany)
  const user = await findUserByEmail(actor, email)
  const matches = await isPassword(password, user?.passwordHash ?? null)
  if (!(user?.isConfirmed && matches)) return err(wrongPassword)
  const { userAgent } = browser
  const sessionId = await inTransaction((tx) =>
    insertSession(actor, { tx, userId: user.id, openedBy: 'password', userAgent }),
  )
  if (sessionId === null) return err(wrongPassword)
  await forgivePassword(email, browser.address)
  return ok({ sessionId })
}

/** Thrown to undo that the link was used up: whoever mistyped the password may use it again. */
class NotTheirs extends Error {}

/**
 * Uses the link up. The first one of an account confirms its address, and wants the password too: whoever typed
 * somebody else's address into the sign-up knows the password but never gets the mail, and who gets the mail without
 * having asked must not open the account for them.
 */
export async function signInWithLink(
  actor: Visitor,
  { token, password }: LinkInput,
  browser: Browser,
): Promise<Result<OpenedSession, IdentityRefusal>> {
  const tooMany = await countLink(browser.address)
  if (tooMany) return err(tooMany)
  try {
    const sessionId = await inTransaction(async (tx) => {
      const userId = await takeToken(actor, { tx, token, purpose: 'sign-in' })
      if (userId === null) return null
      const user = await findUserById(actor, userId, tx)
      if (!(user?.isConfirmed || (user && (await isPassword(password, user.passwordHash))))) throw new NotTheirs()
      await confirmEmail(actor, { tx, userId })
      return insertSession(actor, { tx, userId, openedBy: 'link', userAgent: browser.userAgent })
    })
    if (sessionId === null) return err(linkUsedUp)
    await forgiveLink(browser.address)
    return ok({ sessionId })
  } catch (error) {
    if (error instanceof NotTheirs) return err(notChosen)
    throw error
  }
}
