/** Many deals at once, for lists and counts. Whose they may be is always part of the question. */
import { z } from 'zod'
import { connection } from '#lib/platform/database/connection.ts'
import type { Deal } from '../deal.ts'
import { definitions } from '../find-definition.ts'
import { dealColumns, readDeal } from './deal-rows.ts'

const statesWhere = (holds: 'addresses' | 'money') => [
  ...new Set(definitions.flatMap(({ states }) => states.filter((state) => state.holds === holds).map(({ id }) => id))),
]

const Counted = z.tuple([z.object({ count: z.number() })])

/** Deals of the buyer that keep addresses from others and are not paid. */
export async function countUnpaid(buyerId: string): Promise<number> {
  const { rows } = await connection().query(
    'SELECT count(*)::int AS count FROM deal WHERE buyer_id = $1 AND state = ANY($2)',
    [buyerId, statesWhere('addresses')],
  )
  return Counted.parse(rows)[0].count
}

export type ListedDeal = Deal & { readonly buyerName: string; readonly sellerName: string }

const Names = z.object({ buyer_name: z.string(), seller_name: z.string() })

/** `organisationId` null: every deal of the market. `after`: the last one of the page before. */
export type DealQuery = { organisationId: string | null; after: { openedAt: Date; id: string } | null; limit: number }

/** Newest first. */
export async function selectDeals({ organisationId, after, limit }: DealQuery): Promise<ListedDeal[]> {
  const { rows } = await connection().query(
    `SELECT d.*, b.name AS buyer_name, s.name AS seller_name
     FROM (SELECT ${dealColumns} FROM deal) d
     JOIN organisation b ON b.id = d.buyer_id JOIN organisation s ON s.id = d.seller_id
     WHERE ($1::text IS NULL OR d.buyer_id = $1 OR d.seller_id = $1)
       AND ($2::timestamptz IS NULL OR (d.opened_at, d.id) < ($2, $3))
     ORDER BY d.opened_at DESC, d.id DESC LIMIT $4`,
    [organisationId, after?.openedAt ?? null, after?.id ?? null, limit],
  )
  return rows.map((row) => {
    const names = Names.parse(row)
    return { ...readDeal(row), buyerName: names.buyer_name, sellerName: names.seller_name }
  })
}

/** Deals in one of these states, the longest there first, for jobs. */
export async function selectInStates(states: readonly string[], limit: number): Promise<Deal[]> {
  const { rows } = await connection().query(
    `SELECT ${dealColumns} FROM deal WHERE state = ANY($1) ORDER BY entered_at, id LIMIT $2`,
    [states, limit],
  )
  return rows.map(readDeal)
}

/** Names of the two organisations of a deal, by id. */
export async function selectNames(ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await connection().query('SELECT id, name FROM organisation WHERE id = ANY($1)', [ids])
  return new Map(
    z
      .array(z.object({ id: z.string(), name: z.string() }))
      .parse(rows)
      .map(({ id, name }) => [id, name]),
  )
}
