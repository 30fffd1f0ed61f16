/** Claims as rows. The exclusion constraint decides who wins; an INSERT that loses gives no row and no error. */

import { z } from 'zod'
import { formatPrefix, parsePrefix } from '#lib/address-space/prefix.ts'
import type { Claim, ClaimRequest, ClaimState } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { parsePublicId } from '#lib/kernel/public-id.ts'
import { dealTypes } from '#lib/listings/deal-type.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

const Row = z.object({
  id: z.string(),
  listing_id: z.string(),
  deal_id: z.string(),
  kind: z.enum(dealTypes),
  block: z.string(),
  period_from: z.date(),
  period_until: z.date().nullable(),
  state: z.enum(['held', 'committed', 'settled', 'released']),
  hold_expires_at: z.date().nullable(),
  released_at: z.date().nullable(),
})

const columns = `id, listing_id, deal_id, kind, block::text AS block, lower(period) AS period_from,
  upper(period) AS period_until, state, hold_expires_at, released_at`

const insertClaim = `
  INSERT INTO claim (id, listing_id, listing_block, deal_id, kind, block, period, state, hold_expires_at, changed_by)
  VALUES ($1, $2, $3::cidr, $4, $5, $6::cidr, tstzrange($7, $8, '[)'), $9, $10, $11)
  ON CONFLICT ON CONSTRAINT claim_no_overlap DO NOTHING
  RETURNING ${columns}`

/** Holds of this space whose time is over give way to whoever asks next; a row somebody works on is left to them. */
const releaseStale = `
  UPDATE claim SET state = 'released', released_at = dotquad_now(), changed_by = $2
  WHERE id IN (SELECT id FROM claim WHERE state = 'held' AND hold_expires_at <= dotquad_now() AND block && $1::cidr
               ORDER BY id FOR UPDATE SKIP LOCKED)`

/** The claim, or null where somebody has an address of it in that period. */
export async function insertHold(
  actor: Actor,
  tx: Transaction,
  { request, holdUntil }: { request: ClaimRequest; holdUntil: Date },
): Promise<Claim | null> {
  const block = formatPrefix(request.block)
  await tx.query(releaseStale, [block, nameActor(actor)])
  const { rows } = await tx.query(insertClaim, [
    ...[newPublicId('clm'), request.listingId, formatPrefix(request.listingBlock), request.dealId, request.kind],
    ...[block, request.period.from, request.period.until, 'held', holdUntil, nameActor(actor)],
  ])
  return readClaims(rows)[0] ?? null
}

/** The deal's held claim made binding; null where the deal holds none any more. An old expiry does not matter while it stands. */
export async function commitHold(actor: Actor, tx: Transaction, dealId: string): Promise<Claim | null> {
  const { rows } = await tx.query(
    `UPDATE claim SET state = 'committed', changed_by = $2 WHERE deal_id = $1 AND state = 'held' RETURNING ${columns}`,
    [dealId, nameActor(actor)],
  )
  return readClaims(rows)[0] ?? null
}

/** The deal's committed claim as one of a block that is its buyer's; null where it has none. */
export async function settleOfDeal(actor: Actor, tx: Transaction, dealId: string): Promise<Claim | null> {
  const { rows } = await tx.query(
    `UPDATE claim SET state = 'settled', changed_by = $2 WHERE deal_id = $1 AND state = 'committed' RETURNING ${columns}`,
    [dealId, nameActor(actor)],
  )
  return readClaims(rows)[0] ?? null
}

/** What the deal had is free again; null where it had nothing. */
export async function releaseOfDeal(actor: Actor, tx: Transaction, dealId: string): Promise<Claim | null> {
  const { rows } = await tx.query(
    `UPDATE claim SET state = 'released', released_at = dotquad_now(), changed_by = $2
     WHERE deal_id = $1 AND state <> 'released' RETURNING ${columns}`,
    [dealId, nameActor(actor)],
  )
  return readClaims(rows)[0] ?? null
}

/** Releases every hold whose time is over, at most `limit` of them. */
export async function releaseExpired(actor: Actor, limit: number): Promise<Claim[]> {
  const { rows } = await connection().query(
    `UPDATE claim SET state = 'released', released_at = dotquad_now(), changed_by = $2
     WHERE id IN (SELECT id FROM claim WHERE state = 'held' AND hold_expires_at <= dotquad_now()
                  ORDER BY hold_expires_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [limit, nameActor(actor)],
  )
  return readClaims(rows)
}

/** What stands of these listings, by address. */
export async function selectStanding(listingIds: readonly string[]): Promise<Claim[]> {
  const { rows } = await connection().query(
    `SELECT ${columns} FROM claim WHERE listing_id = ANY($1) AND state <> 'released' ORDER BY block, lower(period)`,
    [listingIds],
  )
  return readClaims(rows)
}

/** What stands of this deal; null if nothing. */
export async function selectOfDeal(tx: Transaction | null, dealId: string): Promise<Claim | null> {
  const { rows } = await (tx ?? connection()).query(
    `SELECT ${columns} FROM claim WHERE deal_id = $1 AND state <> 'released'`,
    [dealId],
  )
  return readClaims(rows)[0] ?? null
}

const readClaims = (rows: readonly unknown[]): Claim[] => rows.map((row) => readClaim(Row.parse(row)))

function readClaim(row: z.infer<typeof Row>): Claim {
  const id = parsePublicId('clm', row.id)
  const block = parsePrefix(row.block)
  invariant(id.ok && block.ok, 'a stored claim has an id and a block')
  return {
    id: id.value,
    listingId: row.listing_id,
    dealId: row.deal_id,
    kind: row.kind,
    block: block.value,
    period: { from: row.period_from, until: row.period_until },
    state: readState(row),
  }
}

function readState({ state, hold_expires_at, released_at }: z.infer<typeof Row>): ClaimState {
  if (state === 'committed' || state === 'settled') return { name: state }
  const moment = state === 'held' ? hold_expires_at : released_at
  invariant(moment, 'a hold has an end and a release a time')
  return state === 'held' ? { name: 'held', until: moment } : { name: 'released', at: moment }
}
