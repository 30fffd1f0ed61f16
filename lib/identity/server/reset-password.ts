/** Sets a new password for whoever holds a link: every browser is signed out, every other link void. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { checkPassword } from '../password.ts'
import { type IdentityRefusal, linkUsedUp } from '../refusal.ts'
import { passwordChangedText } from './account-mail.ts'
import { hashPassword } from './hash-password.ts'
import { revokeAllSessions } from './session-store.ts'
import { takeToken, voidTokens } from './token-store.ts'
import { changePasswordHash, confirmEmail, findUserById } from './user-store.ts'

/** Thrown to undo that the link was used up: an unfit password may be mended with the same link. */
class Unfit extends Error {}

export async function resetPassword(
  actor: Actor,
  { token, password }: { token: string; password: string },
): Promise<Result<null, IdentityRefusal>> {
  const passwordHash = await hashPassword(password)
  try {
    return await inTransaction(async (tx) => {
      const userId = await takeToken(actor, { tx, token, purpose: 'reset' })
      if (userId === null) return err(linkUsedUp)
      const user = await findUserById(actor, userId, tx)
      invariant(user, 'a token is for a user')
      const checked = checkPassword(password, user.email)
      if (!checked.ok) throw new Unfit(checked.error)
      await changePasswordHash(actor, { tx, userId, passwordHash })
      await confirmEmail(actor, { tx, userId })
      await voidTokens(actor, { tx, userId })
      await revokeAllSessions(actor, { tx, userId })
      await queueMail(tx, { key: `password-changed:${randomUUID()}`, to: user.email, ...passwordChangedText() })
      return ok(null)
    })
  } catch (error) {
    if (error instanceof Unfit) return err({ code: 'password-unfit', message: error.message })
    throw error
  }
}
