/** Webhooks, the messages that wait for them, and every try to post one. Real time. */
import { z } from 'zod'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { Sealed } from '#lib/platform/house-seal.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

const Webhooks = z.array(
  z
    .object({
      id: z.string(),
      url: z.string(),
      last_status: z.number().nullable(),
      last_problem: z.string().nullable(),
      last_at: z.date().nullable(),
    })
    .transform(({ id, url, last_status, last_problem, last_at }) => ({
      ...{ id, url },
      last: last_at === null ? null : { at: last_at, status: last_status, problem: last_problem },
    })),
)

/** A webhook with its last try; the secret is shown once, when it is made. */
export type WebhookLine = z.infer<typeof Webhooks>[number]

export async function selectWebhooks(_actor: Actor, organisationId: string): Promise<WebhookLine[]> {
  const { rows } = await connection().query(
    `SELECT h.id, h.url, t.status AS last_status, t.problem AS last_problem, t.at AS last_at
     FROM webhook h LEFT JOIN LATERAL (
       SELECT x.status, x.problem, x.at FROM webhook_attempt x JOIN webhook_message m ON m.id = x.message_id
       WHERE m.webhook_id = h.id ORDER BY x.id DESC LIMIT 1) t ON true
     WHERE h.organisation_id = $1 AND h.ended_at IS NULL ORDER BY h.created_at, h.id`,
    [organisationId],
  )
  return Webhooks.parse(rows)
}

export type NewWebhook = { id: string; organisationId: string; url: string; sealed: Sealed }

export async function insertWebhook(actor: Actor, { id, organisationId, url, sealed }: NewWebhook): Promise<void> {
  await connection().query(
    'INSERT INTO webhook (id, organisation_id, url, sealed_secret, key_id, created_by) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, organisationId, url, sealed.text, sealed.keyId, nameActor(actor)],
  )
}

/** Of webhooks that are as old as plain secrets. */
export async function selectPlainSecrets(_actor: Actor): Promise<{ id: string; secret: string }[]> {
  const { rows } = await connection().query('SELECT id, secret FROM webhook WHERE secret IS NOT NULL ORDER BY id')
  return z.array(z.object({ id: z.string(), secret: z.string() })).parse(rows)
}

export async function replacePlainSecret(_actor: Actor, id: string, sealed: Sealed): Promise<void> {
  await connection().query(
    'UPDATE webhook SET secret = NULL, sealed_secret = $2, key_id = $3 WHERE id = $1 AND secret IS NOT NULL',
    [id, sealed.text, sealed.keyId],
  )
}

/** False where the organisation has no such webhook. What still waits for it is given up. */
export async function endWebhook(_actor: Actor, { id, organisationId }: { id: string; organisationId: string }) {
  const { rowCount } = await connection().query(
    'UPDATE webhook SET ended_at = now() WHERE id = $1 AND organisation_id = $2 AND ended_at IS NULL',
    [id, organisationId],
  )
  return rowCount > 0
}

/** One message for each webhook of the organisation that is open. */
export async function insertMessages(
  _actor: Actor,
  tx: Transaction,
  { organisationId, body }: { organisationId: string; body: string },
): Promise<void> {
  const { rows } = await tx.query('SELECT id FROM webhook WHERE organisation_id = $1 AND ended_at IS NULL', [
    organisationId,
  ])
  for (const { id } of z.array(z.object({ id: z.string() })).parse(rows))
    await tx.query('INSERT INTO webhook_message (id, webhook_id, body) VALUES ($1, $2, $3)', [
      ...[newPublicId('whm'), id, body],
    ])
}

/** In plain text where it is older than sealing, else sealed. */
export type StoredSecret = { plain: string | null; sealed: Sealed | null }

const Taken = z.array(
  z
    .object({
      ...{ id: z.string(), webhook_id: z.string(), body: z.string(), attempts: z.number(), url: z.string() },
      ...{ secret: z.string().nullable(), sealed_secret: z.string().nullable(), key_id: z.string().nullable() },
    })
    .transform(({ webhook_id, secret: plain, sealed_secret: text, key_id: keyId, ...message }) => {
      const sealed = text === null || keyId === null ? null : { text, keyId }
      return { ...message, webhookId: webhook_id, secret: { plain, sealed } satisfies StoredSecret }
    }),
)

export type TakenMessage = z.infer<typeof Taken>[number]

/** After this many tries, over about a day, it is given up. */
export const mostAttempts = 12

/** Takes what is due; each is due again after 30 s, 1 min, 2 min …, unless it is marked before. */
export async function takeDueMessages(_actor: Actor, limit: number): Promise<TakenMessage[]> {
  const { rows } = await connection().query(
    `UPDATE webhook_message m SET attempts = attempts + 1, next_attempt_at = now() + interval '30 s' * 2 ^ attempts
     FROM webhook h WHERE h.id = m.webhook_id AND h.ended_at IS NULL AND m.id IN (
       SELECT x.id FROM webhook_message x JOIN webhook y ON y.id = x.webhook_id AND y.ended_at IS NULL
       WHERE x.next_attempt_at <= now() ORDER BY x.created_at, x.id LIMIT $1 FOR UPDATE OF x SKIP LOCKED)
     RETURNING m.id, m.webhook_id, m.body, m.attempts, h.url, h.secret, h.sealed_secret, h.key_id`,
    [limit],
  )
  return Taken.parse(rows)
}

export type AttemptOutcome = { status: number | null; problem: string | null }

export async function recordAttempt(_actor: Actor, message: TakenMessage, outcome: AttemptOutcome): Promise<void> {
  const isOver = outcome.problem === null || message.attempts >= mostAttempts
  await connection().query(
    `WITH tried AS (INSERT INTO webhook_attempt (message_id, attempt, status, problem) VALUES ($1, $2, $3, $4))
     UPDATE webhook_message SET delivered_at = CASE WHEN $4::text IS NULL THEN now() END,
       next_attempt_at = CASE WHEN $5 THEN NULL ELSE next_attempt_at END WHERE id = $1`,
    [message.id, message.attempts, outcome.status, outcome.problem, isOver],
  )
}
