/** Calls that change something outside, each written down under its key before it is made. */
import { z } from 'zod'
import { invariant } from '#lib/kernel/invariant.ts'
import { connection } from '#lib/platform/database/connection.ts'

/** How often the call was sent before, and how long ago for the first time. */
export type CallHistory = { timesSent: number; ageMs: number }

const Sent = z.tuple([z.object({ request_hash: z.string() })])
const History = z.array(z.object({ times_sent: z.number(), age_ms: z.number() }))

/** Writes down that the call is about to be made, again or for the first time. Another request under the key is a bug. */
export async function recordSent(key: string, requestHash: string): Promise<void> {
  const { rows } = await connection().query(
    `INSERT INTO outside_call AS c (key, request_hash) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET times_sent = c.times_sent + 1 RETURNING request_hash`,
    [key, requestHash],
  )
  const [sent] = Sent.parse(rows)
  invariant(sent.request_hash === requestHash, 'a key stands for one request for ever')
}

/** `done` or `refused`; a call that nobody answered stays as it is. */
export async function recordAnswer(key: string, state: 'done' | 'refused', answer: string): Promise<void> {
  await connection().query(
    'UPDATE outside_call SET state = $2, answer = $3::jsonb, answered_at = now() WHERE key = $1',
    [key, state, answer],
  )
}

export async function selectHistory(key: string): Promise<CallHistory> {
  const { rows } = await connection().query(
    'SELECT times_sent, extract(epoch FROM now() - sent_at)::float8 * 1000 AS age_ms FROM outside_call WHERE key = $1',
    [key],
  )
  const [found] = History.parse(rows)
  return found ? { timesSent: found.times_sent, ageMs: found.age_ms } : { timesSent: 0, ageMs: 0 }
}
