/**
 * Mail that waits to be sent: a row written in the transaction that it tells of.
 *
 * A row is taken for a while, sent, and marked; whoever dies in between leaves it to the next. Real time throughout.
 */
import { z } from 'zod'
import { type Connection, connection } from './database/connection.ts'

export type Mail = { to: string; subject: string; text: string }

/** `key` names the event that mails, so that it mails once. */
export type QueuedMail = Mail & { key: string }

/** A mail in hand, and how often it was tried with this time. */
export type TakenMail = QueuedMail & { id: bigint; attempts: number }

/** After this many tries, over about a day, nobody waits for the mail any more. */
export const mostAttempts = 10

const Taken = z.array(
  z.object({
    id: z.string().transform(BigInt),
    key: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    attempts: z.number(),
  }),
)

/** Writes the mail down; a second one with the same key changes nothing. */
export async function queueMail(tx: Connection, { key, to, subject, text }: QueuedMail): Promise<void> {
  await tx.query(
    'INSERT INTO mail_outbox (key, "to", subject, text) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING',
    [key, to, subject, text],
  )
}

/** Takes what is due. Each is due again after 30 s, 1 min, 2 min …, unless it is marked before. */
export async function takeDueMail(most = 20): Promise<TakenMail[]> {
  const { rows } = await connection().query(
    `UPDATE mail_outbox SET attempts = attempts + 1, next_attempt_at = now() + interval '30 s' * 2 ^ attempts
      WHERE id IN (SELECT id FROM mail_outbox WHERE next_attempt_at <= now() ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING id, key, "to", subject, text, attempts`,
    [most],
  )
  return Taken.parse(rows)
}

/** Also forgets the text, which may hold a link that signs in. */
export async function markSent({ id }: TakenMail): Promise<void> {
  await connection().query(
    "UPDATE mail_outbox SET sent_at = now(), next_attempt_at = NULL, last_error = NULL, text = '' WHERE id = $1",
    [id.toString()],
  )
}

export async function markFailed({ id, attempts }: TakenMail, reason: string): Promise<void> {
  const isLast = attempts >= mostAttempts
  await connection().query(
    'UPDATE mail_outbox SET last_error = $2, next_attempt_at = CASE WHEN $3 THEN NULL ELSE next_attempt_at END WHERE id = $1',
    [id.toString(), reason, isLast],
  )
}

const Failing = z
  .object({
    key: z.string(),
    subject: z.string(),
    attempts: z.number(),
    last_error: z.string().nullable(),
    is_given_up: z.boolean(),
    created_at: z.date(),
  })
  .transform(({ last_error, is_given_up, created_at, ...row }) => ({
    ...row,
    ...{ problem: last_error, isGivenUp: is_given_up, createdAt: created_at },
  }))

/** A mail that could not be sent; neither its text nor whom it is to. */
export type FailingMail = z.infer<typeof Failing>

/** Those tried in vain, the oldest first. */
export async function listFailing(limit: number): Promise<FailingMail[]> {
  const { rows } = await connection().query(
    `SELECT key, subject, attempts, last_error, next_attempt_at IS NULL AS is_given_up, created_at FROM mail_outbox
      WHERE sent_at IS NULL AND last_error IS NOT NULL ORDER BY id LIMIT $1`,
    [limit],
  )
  return z.array(Failing).parse(rows)
}
