/** Sales that ended with the money back, and what the registry did with their blocks afterwards. By world time. */
import { z } from 'zod'
import type { Actor, SystemActor } from '#lib/kernel/actor.ts'
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { Deal } from '../deal.ts'
import { dealColumns, readDeal } from './deal-rows.ts'
import { readNamed, selectNamedDeals } from './list-store.ts'

/** A request may lie at a registry for so long after a deal has ended: ARIN closes a silent one after 90 days. */
const tailDays = 90

const givenBack = ['refunding', 'refund-stuck', 'refunded']

/** Those whose tail still runs and of which nothing is known, by id. `after`: the last one seen. */
export async function selectEndedSales(
  _actor: SystemActor,
  { after, limit }: { after: string | null; limit: number },
): Promise<Deal[]> {
  const { rows } = await connection().query(
    `SELECT ${dealColumns} FROM deal WHERE kind = 'sale' AND state = ANY($1)
       AND entered_at > dotquad_now() - make_interval(days => $2) AND ($3::text IS NULL OR id > $3)
       AND NOT EXISTS (SELECT FROM deal_late_change WHERE deal_id = deal.id) ORDER BY id LIMIT $4`,
    [givenBack, tailDays, after, limit],
  )
  return rows.map(readDeal)
}

/** Once a deal; false where somebody else wrote it. */
export async function insertLateChange(_actor: SystemActor, dealId: string, evidence: Json): Promise<boolean> {
  const { rowCount } = await connection().query(
    'INSERT INTO deal_late_change (deal_id, evidence) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [dealId, canonicalJson(evidence)],
  )
  return rowCount === 1
}

const SeenAt = z.array(z.object({ seen_at: z.date() }))

/** When it was seen; null where it was not. The caller has asked whether the deal is the reader's. */
export async function selectLateChange(_actor: Actor, dealId: string): Promise<Date | null> {
  const { rows } = await connection().query('SELECT seen_at FROM deal_late_change WHERE deal_id = $1', [dealId])
  return SeenAt.parse(rows)[0]?.seen_at ?? null
}

/** Newest first. The caller has asked whether the reader oversees the market. */
export async function selectLateChanged(_actor: Actor, limit: number) {
  const { rows } = await connection().query(
    `${selectNamedDeals} JOIN deal_late_change l ON l.deal_id = d.id ORDER BY l.seen_at DESC, d.id LIMIT $1`,
    [limit],
  )
  return rows.map(readNamed)
}
