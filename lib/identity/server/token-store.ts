/** One-time tokens as rows: the token itself stands only in the mail, here is its hash. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

export type TokenPurpose = 'sign-in' | 'reset'

/** 256 random bits need no slow hash: there is nothing to guess from. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

type NewToken = { tx: Transaction; userId: string; purpose: TokenPurpose; minutes: number }

/** Gives the token, 43 characters, which is stored nowhere. */
export async function insertToken(_actor: Actor, { tx, userId, purpose, minutes }: NewToken): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.query(
    `INSERT INTO one_time_token (hash, purpose, user_id, expires_at)
     VALUES ($1, $2, $3, now() + $4 * interval '1 minute')`,
    [hashOf(token), purpose, userId, minutes],
  )
  return token
}

type GivenToken = { tx: Transaction; token: string; purpose: TokenPurpose }

/** Uses the token up: the user it was for, or null. Of two at once, one gets it. */
export async function takeToken(_actor: Actor, { tx, token, purpose }: GivenToken): Promise<string | null> {
  const { rows } = await tx.query(
    `UPDATE one_time_token SET used_at = now()
      WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > now() RETURNING user_id`,
    [hashOf(token), purpose],
  )
  return rows[0] === undefined ? null : z.object({ user_id: z.string() }).parse(rows[0]).user_id
}

/** No earlier link works any more: after a new password, say. */
export async function voidTokens(_actor: Actor, { tx, userId }: { tx: Transaction; userId: string }): Promise<void> {
  await tx.query('UPDATE one_time_token SET used_at = now() WHERE user_id = $1 AND used_at IS NULL', [userId])
}
