/** Scans and their answers as rows. What a reader is told of them is dnsbl-standing-store's. */
import { z } from 'zod'
import { formatAddress } from '#lib/address-space/address.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredAddress, StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import { type Actor, systemActor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { findAnswerChanges } from '../answer-changes.ts'
import { watchedScans } from '../scan-order.ts'
import { insertChanges, selectEarlier } from './dnsbl-change-store.ts'

export type OpenScan = { id: string; block: Prefix }

const ofWatches = nameActor(systemActor(watchedScans))

/** False where the block waits to be scanned already: that scan stands for this one too. */
export async function insertScan(actor: Actor, block: Prefix): Promise<boolean> {
  const { rowCount } = await connection().query(
    `INSERT INTO dnsbl_scan (block, asked_by) VALUES ($1::cidr, $2)
     ON CONFLICT (block) WHERE finished_at IS NULL DO NOTHING`,
    [formatPrefix(block), nameActor(actor)],
  )
  if (rowCount === 0) await takeOver(actor, [block])
  return rowCount === 1
}

/** What waits as a watch's comes forward as that of whoever wants it now. */
async function takeOver(actor: Actor, blocks: readonly Prefix[]): Promise<void> {
  if (nameActor(actor) === ofWatches) return
  await connection().query(
    'UPDATE dnsbl_scan SET asked_by = $2 WHERE block = ANY($1::cidr[]) AND finished_at IS NULL AND asked_by = $3',
    [blocks.map(formatPrefix), nameActor(actor), ofWatches],
  )
}

type DueScans = { afterHours: number; mostWaiting: number | null }

/** A scan of each of the blocks that has none open and none finished within so many hours; the longest ago first. */
export async function insertDueScans(actor: Actor, blocks: readonly Prefix[], due: DueScans): Promise<number> {
  const { rowCount } = await connection().query(
    `INSERT INTO dnsbl_scan (block, asked_by)
     SELECT b.block, $2 FROM unnest($1::cidr[]) AS b(block)
       LEFT JOIN LATERAL (SELECT max(s.finished_at) AS at FROM dnsbl_scan s WHERE s.block = b.block) last ON true
     WHERE (last.at IS NULL OR last.at <= dotquad_now() - make_interval(hours => $3))
       AND NOT EXISTS (SELECT FROM dnsbl_scan s WHERE s.block = b.block AND s.finished_at IS NULL)
     ORDER BY last.at NULLS FIRST, b.block
     LIMIT CASE WHEN $4::int IS NOT NULL
       THEN greatest(0, $4 - (SELECT count(*) FROM dnsbl_scan WHERE finished_at IS NULL)) END
     ON CONFLICT (block) WHERE finished_at IS NULL DO NOTHING`,
    [blocks.map(formatPrefix), nameActor(actor), due.afterHours, due.mostWaiting],
  )
  await takeOver(actor, blocks)
  return rowCount
}

/** Those that people asked for first, then the market's, then those of watches; of each the oldest first. */
export async function selectOpenScans(): Promise<OpenScan[]> {
  const { rows } = await connection().query(
    `SELECT id::text AS id, block::text AS block FROM dnsbl_scan WHERE finished_at IS NULL
     ORDER BY asked_by LIKE 'system:%', asked_by = $1, id`,
    [ofWatches],
  )
  return z.array(z.object({ id: z.string(), block: StoredPrefix })).parse(rows)
}

export async function finishScan({ id }: OpenScan): Promise<void> {
  await connection().query('UPDATE dnsbl_scan SET finished_at = dotquad_now() WHERE id = $1', [id])
}

/** First addresses of the parts that the list has answered for this scan. */
export async function selectDoneParts({ id }: OpenScan, zone: string): Promise<Set<number>> {
  const { rows } = await connection().query(
    'SELECT part::text AS part FROM dnsbl_part WHERE scan_id = $1 AND zone = $2',
    [id, zone],
  )
  const parts = z.array(z.object({ part: StoredPrefix })).parse(rows)
  return new Set(parts.map(({ part }) => part.address))
}

export type PartAnswers = {
  part: Prefix
  listed: readonly { address: number; codes: readonly string[] }[]
  unknown: readonly number[]
  unknownReason: string | null
}

type Asking = { scan: OpenScan; zone: string; resolver: string }

/**
 * Writes down what the list answered for these parts, all of it or nothing. A listing that was not seen again ends,
 * unless its address got no answer; one that was seen again goes on.
 */
export async function recordParts({ scan, zone, resolver }: Asking, parts: readonly PartAnswers[]): Promise<void> {
  const listed = parts.flatMap((part) => part.listed)
  const seen = JSON.stringify(listed.map(({ address, codes }) => ({ address: formatAddress(address), codes })))
  const rows = JSON.stringify(
    parts.map(({ part, unknown, unknownReason }) => ({
      part: formatPrefix(part),
      unknown: unknown.map(formatAddress),
      unknown_reason: unknownReason,
    })),
  )
  await inTransaction(async (tx) => {
    const [{ now }] = Now.parse((await tx.query('SELECT dotquad_now() AS now')).rows)
    const earlier = await selectEarlier(tx, zone, parts)
    await tx.query(
      `INSERT INTO dnsbl_part (zone, part, scan_id, resolver, asked_at, unknown, unknown_reason)
       SELECT $1, p.part, $2, $3, $4, p.unknown, p.unknown_reason
       FROM jsonb_to_recordset($5::jsonb) AS p(part cidr, unknown inet[], unknown_reason text) ORDER BY p.part
       ON CONFLICT (zone, part) DO UPDATE SET scan_id = excluded.scan_id, resolver = excluded.resolver,
         asked_at = excluded.asked_at, unknown = excluded.unknown, unknown_reason = excluded.unknown_reason`,
      [zone, scan.id, resolver, now, rows],
    )
    const ended = await endListings(tx, { zone, now, rows, seen })
    const begun = listed.length === 0 ? [] : await beginListings(tx, { zone, resolver, now, seen })
    await insertChanges(tx, { zone, at: now, changes: findAnswerChanges({ earlier, ended, begun }) })
    await deriveStanding(tx, zone, rows)
  })
}

type Recorded = { zone: string; now: Date; seen: string }

async function endListings(tx: Transaction, { zone, now, rows, seen }: Recorded & { rows: string }) {
  const { rows: ended } = await tx.query(
    `UPDATE dnsbl_listing l SET ended_at = greatest($2::timestamptz, l.last_seen_at)
     FROM jsonb_to_recordset($3::jsonb) AS p(part cidr, unknown inet[])
     WHERE l.zone = $1 AND l.ended_at IS NULL AND l.address <<= p.part AND l.address <> ALL (p.unknown)
       AND NOT EXISTS (SELECT FROM jsonb_to_recordset($4::jsonb) AS s(address inet, codes text[])
         WHERE s.address = l.address AND s.codes = l.codes)
     RETURNING host(l.address) AS address, l.codes`,
    [zone, now, rows, seen],
  )
  return z.array(CodesOfAddress).parse(ended)
}

/** Those that were not listed with these codes until now. */
async function beginListings(tx: Transaction, { zone, resolver, now, seen }: Recorded & { resolver: string }) {
  const { rows } = await tx.query(
    `INSERT INTO dnsbl_listing (zone, address, codes, resolver, first_seen_at, last_seen_at)
     SELECT $1, s.address, s.codes, $2, $3, $3
     FROM jsonb_to_recordset($4::jsonb) AS s(address inet, codes text[]) ORDER BY s.address
     ON CONFLICT (zone, address) WHERE ended_at IS NULL
     DO UPDATE SET last_seen_at = greatest(dnsbl_listing.last_seen_at, excluded.last_seen_at),
       resolver = excluded.resolver
     RETURNING host(address) AS address, codes, xmax = 0 AS is_new`,
    [zone, resolver, now, seen],
  )
  return z
    .array(CodesOfAddress.extend({ is_new: z.boolean() }))
    .parse(rows)
    .filter(({ is_new }) => is_new)
}

const CodesOfAddress = z.object({ address: StoredAddress, codes: z.array(z.string()) })

/** Derived anew from the listings that stand, for the parts in `rows`. */
async function deriveStanding(tx: Transaction, zone: string, rows: string): Promise<void> {
  await tx.query(
    `DELETE FROM dnsbl_part_listing d USING jsonb_to_recordset($2::jsonb) AS p(part inet)
     WHERE d.zone = $1 AND d.part = p.part`,
    [zone, rows],
  )
  await tx.query(
    `INSERT INTO dnsbl_part_listing (zone, part, codes, addresses, first_seen_at, last_seen_at)
     SELECT $1, p.part, l.codes, bit_or(B'1'::bit(64) >> (l.address - p.part)::int), min(l.first_seen_at),
       max(l.last_seen_at)
     FROM jsonb_to_recordset($2::jsonb) AS p(part inet)
     JOIN dnsbl_listing l ON l.zone = $1 AND l.ended_at IS NULL AND l.address <<= p.part
     GROUP BY p.part, l.codes`,
    [zone, rows],
  )
}

const Now = z.tuple([z.object({ now: z.date() })])

/** Whether the list could be believed just now. */
export async function recordLiveness(zone: string, resolver: string, problem: string | null): Promise<void> {
  await connection().query(
    `INSERT INTO dnsbl_liveness (zone, resolver, tried_at, problem) VALUES ($1, $2, dotquad_now(), $3)
     ON CONFLICT (zone) DO UPDATE SET resolver = excluded.resolver, tried_at = excluded.tried_at,
       problem = excluded.problem`,
    [zone, resolver, problem],
  )
}
