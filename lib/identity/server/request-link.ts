/** Mails a link that signs in or lets a new password be set, if the address has an account; says the same if not. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { countRequest } from '#lib/platform/rate-limit.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { Email } from '../email.ts'
import { explainWait, type IdentityRefusal } from '../refusal.ts'
import { linkMinutes, resetText, signInText } from './account-mail.ts'
import { insertToken, type TokenPurpose } from './token-store.ts'
import { findUserByEmail } from './user-store.ts'

const kinds = {
  'sign-in': { minutes: linkMinutes.signIn, textOf: signInText },
  reset: { minutes: linkMinutes.reset, textOf: resetText },
} as const

export async function requestLink(
  actor: Actor,
  email: Email,
  purpose: TokenPurpose,
): Promise<Result<null, IdentityRefusal>> {
  const wait = await countRequest('mail-to', email)
  if (wait !== null) return err(explainWait('Too much mail was asked for with this address.', wait))
  const user = await findUserByEmail(actor, email)
  if (user === null) return ok(null)
  const { minutes, textOf } = kinds[purpose]
  await inTransaction(async (tx) => {
    const token = await insertToken(actor, { tx, userId: user.id, purpose, minutes })
    await queueMail(tx, { key: `${purpose}:${randomUUID()}`, to: email, ...textOf(token) })
  })
  return ok(null)
}
