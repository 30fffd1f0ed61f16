/** Many deals at once, for lists and counts. Whose they may be is always part of the question. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { Deal } from '../deal.ts'
import type { DealCursor, NamedDeal } from '../deal-line.ts'
import { definitions } from '../find-definition.ts'
import { dealColumns, readDeal } from './deal-rows.ts'

const statesWhere = (holds: 'addresses' | 'money') => [
  ...new Set(definitions.flatMap(({ states }) => states.filter((state) => state.holds === holds).map(({ id }) => id))),
]

const Counted = z.tuple([z.object({ count: z.number() })])

/** Deals of the buyer that keep addresses from others and are not paid. Until `tx` ends, the buyer opens no other. */
export async function countUnpaid(tx: Transaction, buyerId: string): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`open-deal:${buyerId}`])
  const { rows } = await tx.query('SELECT count(*)::int AS count FROM deal WHERE buyer_id = $1 AND state = ANY($2)', [
    buyerId,
    statesWhere('addresses'),
  ])
  return Counted.parse(rows)[0].count
}

const Names = z.object({ buyer_name: z.string(), seller_name: z.string() })

export const readNamed = (row: unknown): NamedDeal => {
  const names = Names.parse(row)
  return { ...readDeal(row), buyerName: names.buyer_name, sellerName: names.seller_name }
}

/** What `readNamed` reads, of deals as `d`. */
export const selectNamedDeals = `SELECT d.*, b.name AS buyer_name, s.name AS seller_name
  FROM (SELECT ${dealColumns} FROM deal) d
  JOIN organisation b ON b.id = d.buyer_id JOIN organisation s ON s.id = d.seller_id`

/** Whose deals: those of the organisation, or, for whoever oversees it, the whole market. */
export type Reach = { organisationId: string; isWholeMarket: boolean }

/** The reader's part in a deal, of three. */
const partyColumn = `CASE $1 WHEN d.buyer_id THEN 'buyer' WHEN d.seller_id THEN 'seller' ELSE 'operator' END`
const isReached = '($2 OR d.buyer_id = $1 OR d.seller_id = $1)'

type ReaderParty = 'buyer' | 'seller' | 'operator'

export type DealQuery = {
  reach: Reach
  /** Only in these states, by the reader's part in the deal; null for any. */
  states: Readonly<Record<ReaderParty, readonly string[]>> | null
  after: DealCursor | null
  limit: number
}

/** Newest first. */
export async function selectDeals({ reach, states, after, limit }: DealQuery): Promise<NamedDeal[]> {
  const { rows } = await connection().query(
    `${selectNamedDeals} WHERE ${isReached}
       AND ($3 OR d.state = ANY(CASE ${partyColumn} WHEN 'buyer' THEN $4::text[] WHEN 'seller' THEN $5 ELSE $6 END))
       AND ($7::timestamptz IS NULL OR (d.opened_at, d.id) < ($7, $8))
     ORDER BY d.opened_at DESC, d.id DESC LIMIT $9`,
    [
      ...[reach.organisationId, reach.isWholeMarket, states === null],
      ...[states?.buyer ?? [], states?.seller ?? [], states?.operator ?? []],
      ...[after?.openedAt ?? null, after?.id ?? null, limit],
    ],
  )
  return rows.map(readNamed)
}

const openStates = [
  ...new Set(definitions.flatMap(({ states }) => states.filter(({ is }) => is === 'open').map(({ id }) => id))),
]

/** Open deals with one of these organisations as a side, those that entered their state longest ago first, so many of each. */
export async function selectOpenDealsOf(
  _actor: Member,
  organisationIds: readonly string[],
  limit: number,
): Promise<NamedDeal[]> {
  const { rows } = await connection().query(
    `SELECT DISTINCT ON (n.entered_at, n.id) n.* FROM unnest($1::text[]) AS side(id), LATERAL (
       ${selectNamedDeals} WHERE side.id IN (d.buyer_id, d.seller_id) AND d.state = ANY($2)
       ORDER BY d.entered_at, d.id LIMIT $3) AS n ORDER BY n.entered_at, n.id`,
    [organisationIds, openStates, limit],
  )
  return rows.map(readNamed)
}

const StateCount = z.object({ state: z.string(), party: z.enum(['buyer', 'seller', 'operator']), count: z.number() })

/** Open deals of the organisation whose block shares an address with this one, oldest first. */
export async function selectOpenDealsOver(_actor: Member, organisationId: string, block: Prefix): Promise<Deal[]> {
  const { rows } = await connection().query(
    `SELECT ${dealColumns} FROM deal WHERE $1 IN (buyer_id, seller_id) AND state = ANY($2) AND block && $3::cidr
     ORDER BY opened_at, id`,
    [organisationId, openStates, formatPrefix(block)],
  )
  return rows.map(readDeal)
}

/** How many deals are in which state, by the reader's part in them. */
export async function countByState({ organisationId, isWholeMarket }: Reach) {
  const { rows } = await connection().query(
    `SELECT d.state, ${partyColumn} AS party, count(*)::int AS count FROM deal d WHERE ${isReached} GROUP BY 1, 2`,
    [organisationId, isWholeMarket],
  )
  return z.array(StateCount).parse(rows)
}

/** Deals in one of these states, by id, for jobs that go through all of them. `after`: the last one seen. */
export async function selectInStates(
  states: readonly string[],
  { after, limit }: { after: string | null; limit: number },
): Promise<Deal[]> {
  const { rows } = await connection().query(
    `SELECT ${dealColumns} FROM deal WHERE state = ANY($1) AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [states, after, limit],
  )
  return rows.map(readDeal)
}

/** Each once. */
export async function selectBlocksInStates(states: readonly string[]): Promise<Prefix[]> {
  const { rows } = await connection().query('SELECT DISTINCT block::text AS block FROM deal WHERE state = ANY($1)', [
    states,
  ])
  return z
    .array(z.object({ block: StoredPrefix }))
    .parse(rows)
    .map(({ block }) => block)
}

const IdsAndNames = z
  .array(z.object({ id: z.string(), name: z.string() }))
  .transform((rows) => new Map(rows.map(({ id, name }) => [id, name])))

/** Names of the two organisations of a deal, by id. */
export async function selectNames(ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await connection().query('SELECT id, name FROM organisation WHERE id = ANY($1)', [ids])
  return IdsAndNames.parse(rows)
}

/** Names of users, by id. */
export async function selectPeople(ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await connection().query('SELECT id, name FROM app_user WHERE id = ANY($1)', [ids])
  return IdsAndNames.parse(rows)
}
