/**
 * Mails a link that signs in or lets a new password be set, if the address has an account; says the same if not.
 *
 * In two steps, so that the second comes after the answer: how long it takes tells nobody whether there is an account.
 */
import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/kernel/actor.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { Email } from '../email.ts'
import { chooseReturnPath } from '../return-path.ts'
import { firstPasswordText, linkMinutes, resetText, signInText } from './account-mail.ts'
import { insertToken } from './token-store.ts'
import { findUserByEmail } from './user-store.ts'

/** `next`: where somebody wants to go once signed in, as a page of ours said it. */
export type WantedLink = { purpose: 'sign-in'; next: string | null } | { purpose: 'reset' }

/** Call it after `countMail` let it pass. An account whose address nobody confirmed is entered by a new password alone. */
export async function mailLink(actor: Actor, email: Email, wanted: WantedLink): Promise<void> {
  const user = await findUserByEmail(actor, email)
  if (user === null) return
  const purpose = user.isConfirmed ? wanted.purpose : 'reset'
  const minutes = purpose === 'reset' ? linkMinutes.reset : linkMinutes.signIn
  await inTransaction(async (tx) => {
    const token = await insertToken(actor, { tx, userId: user.id, purpose, minutes })
    const text = textOf(wanted, { token, isConfirmed: user.isConfirmed })
    await queueMail(tx, { key: `${purpose}:${randomUUID()}`, to: email, ...text })
  })
}

function textOf(wanted: WantedLink, { token, isConfirmed }: { token: string; isConfirmed: boolean }) {
  if (wanted.purpose === 'reset') return resetText(token)
  return isConfirmed ? signInText(token, chooseReturnPath(wanted.next)) : firstPasswordText(token)
}
