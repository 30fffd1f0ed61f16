/** What goes wrong over all deals, for whoever oversees the market: the caller has asked whether that is the reader. */

import { z } from 'zod'
import { dealTypes } from '#lib/listings/deal-type.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { readNamed, selectNamedDeals } from './list-store.ts'

const StateCounts = z.array(z.object({ kind: z.enum(dealTypes), state: z.string(), count: z.number() }))

export async function countStates(): Promise<z.infer<typeof StateCounts>> {
  const { rows } = await connection().query(
    'SELECT kind, state, count(*)::int AS count FROM deal GROUP BY 1, 2 ORDER BY 1, 2',
  )
  return StateCounts.parse(rows)
}

/** Deals that have not left a state although something was due in it, the longest late first. */
export async function selectLateDeals(limit: number) {
  const { rows } = await connection().query(
    `${selectNamedDeals}
     JOIN (SELECT deal_id, min(due_at) AS due_at FROM deal_deadline x JOIN deal y ON y.id = x.deal_id
           WHERE x.due_at <= dotquad_now() AND x.due_at > y.entered_at AND x.outcome IS DISTINCT FROM 'left'
             AND y.state <> ALL($1)
           GROUP BY 1) due ON due.deal_id = d.id
     ORDER BY due.due_at, d.id LIMIT $2`,
    [finalStates, limit],
  )
  return rows.map(readNamed)
}

const finalStates = ['closed', 'cancelled', 'refunded']

/** When the oldest deal was opened that has not come to its end; null where none is under way. */
export async function selectOldestOpening(): Promise<Date | null> {
  const { rows } = await connection().query('SELECT min(opened_at) AS opened_at FROM deal WHERE state <> ALL($1)', [
    finalStates,
  ])
  const [{ opened_at }] = z.tuple([z.object({ opened_at: z.date().nullable() })]).parse(rows)
  return opened_at
}

/** The longest there first. */
export async function selectDealsIn(states: readonly string[], limit: number) {
  const { rows } = await connection().query(
    `${selectNamedDeals} WHERE d.state = ANY($1) ORDER BY d.entered_at, d.id LIMIT $2`,
    [states, limit],
  )
  return rows.map(readNamed)
}

const GivenUp = z
  .object({ deal_id: z.string(), effect: z.string(), attempts: z.number(), last_error: z.string().nullable() })
  .transform(({ deal_id, last_error, ...row }) => ({ ...row, dealId: deal_id, problem: last_error }))

/** What a transition wanted done and no job will try again. */
export type GivenUpEffect = z.infer<typeof GivenUp>

export async function selectGivenUpEffects(limit: number): Promise<GivenUpEffect[]> {
  const { rows } = await connection().query(
    `SELECT deal_id, effect, attempts, last_error FROM deal_effect
     WHERE done_at IS NULL AND next_attempt_at IS NULL ORDER BY created_at, id LIMIT $1`,
    [limit],
  )
  return z.array(GivenUp).parse(rows)
}
