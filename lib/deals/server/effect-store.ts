/** What transitions want done afterwards, as rows. Real time: an effect is retried whatever the world's clock says. */
import { z } from 'zod'
import { connection } from '#lib/platform/database/connection.ts'

const Effect = z
  .object({
    id: z.string(),
    deal_id: z.string(),
    seq: z.number(),
    effect: z.enum(['tell-parties', 'issue-receipt']),
    attempts: z.number(),
  })
  .transform(({ deal_id, ...row }) => ({ ...row, dealId: deal_id }))

/** An effect in hand; `attempts` counts this one too. */
export type TakenEffect = z.infer<typeof Effect>

/** Tried over about a day; after that a person has to look. */
export const mostAttempts = 12

/** Takes what is due. Each is due again after 30 s, 1 min, 2 min …, unless it is marked before: whoever dies leaves it. */
export async function takeEffects(most = 20): Promise<TakenEffect[]> {
  const { rows } = await connection().query(
    `UPDATE deal_effect SET attempts = attempts + 1, next_attempt_at = now() + interval '30 s' * 2 ^ attempts
      WHERE id IN (SELECT id FROM deal_effect WHERE next_attempt_at <= now() ORDER BY created_at, id LIMIT $1
                   FOR UPDATE SKIP LOCKED)
      RETURNING id, deal_id, seq, effect, attempts`,
    [most],
  )
  return z.array(Effect).parse(rows)
}

export async function markEffectDone({ id }: TakenEffect): Promise<void> {
  await connection().query(
    'UPDATE deal_effect SET done_at = now(), next_attempt_at = NULL, last_error = NULL WHERE id = $1',
    [id],
  )
}

/** It is tried again, unless this was the last time. */
export async function markEffectFailed({ id, attempts }: TakenEffect, reason: string): Promise<void> {
  await connection().query(
    'UPDATE deal_effect SET last_error = $2, next_attempt_at = CASE WHEN $3 THEN NULL ELSE next_attempt_at END WHERE id = $1',
    [id, reason, attempts >= mostAttempts],
  )
}
