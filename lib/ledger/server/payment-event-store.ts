/** Events of the payment service: stored once, taken for a while, marked when what they hint at has been read. */
import { z } from 'zod'
import type { PaymentEvent } from '#lib/ledger/payment-gateway.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'

const Row = z
  .object({
    id: z.string(),
    type: z.string(),
    subject: z.enum(['checkout', 'refund']).nullable(),
    object_id: z.string().nullable(),
  })
  .transform(({ object_id, ...event }): PaymentEvent => ({ ...event, objectId: object_id }))

/** False where it was stored before. `body` is JSON, as it came. */
export async function insertEvent(event: PaymentEvent, body: string): Promise<boolean> {
  const { rowCount } = await connection().query(
    `INSERT INTO stripe_event (id, type, subject, object_id, body) VALUES ($1, $2, $3, $4, $5::jsonb)
     ON CONFLICT (id) DO NOTHING`,
    [event.id, event.type, event.subject, event.objectId, body],
  )
  return rowCount === 1
}

/** Takes up to 20 that are due. Each is due again after 10 s, 20 s, 40 s … up to an hour, unless it is marked before. */
export async function takeEvents(): Promise<PaymentEvent[]> {
  const { rows } = await connection().query(
    `UPDATE stripe_event SET attempts = attempts + 1,
       next_attempt_at = now() + least(interval '10 s' * 2 ^ least(attempts, 12), interval '1 hour')
     WHERE id IN (SELECT id FROM stripe_event WHERE next_attempt_at <= now()
                  ORDER BY next_attempt_at LIMIT 20 FOR UPDATE SKIP LOCKED)
     RETURNING id, type, subject, object_id`,
  )
  return z.array(Row).parse(rows)
}

/** `note` says what is odd about it, for whoever looks through the events; null where nothing is. */
export async function markProcessed(db: Connection | null, id: string, note: string | null): Promise<void> {
  await (db ?? connection()).query(
    'UPDATE stripe_event SET processed_at = now(), next_attempt_at = NULL, problem = $2 WHERE id = $1',
    [id, note],
  )
}

export async function noteEventProblem(id: string, problem: string): Promise<void> {
  await connection().query('UPDATE stripe_event SET problem = $2 WHERE id = $1', [id, problem])
}
