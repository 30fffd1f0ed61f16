/** Addresses that watches name, as rows. Whose they are is always part of the question. */
import { z } from 'zod'
import { formatAddress } from '#lib/address-space/address.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { StoredAddress, StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import type { ProbeTarget } from '#lib/diligence/probe.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

/** `watched` is the block of the watch that names it. */
export type NamedProbe = ProbeTarget & {
  id: string
  organisationId: string
  watchId: string
  watched: Prefix
  since: Date
}

const Rows = z.array(
  z.object({
    id: z.string(),
    organisation_id: z.string(),
    address: StoredAddress,
    port: z.number(),
    watch_id: z.string(),
    watched: StoredPrefix,
    created_at: z.date(),
  }),
)

const selecting = `SELECT p.id::text AS id, w.organisation_id, host(p.address) AS address, p.port, p.watch_id,
    w.block::text AS watched, p.created_at
  FROM probe_target p JOIN watch w ON w.id = p.watch_id
  WHERE p.ended_at IS NULL AND w.ended_at IS NULL AND w.organisation_id IS NOT NULL`

const readRows = (rows: unknown): NamedProbe[] =>
  Rows.parse(rows).map(({ organisation_id: organisationId, watch_id: watchId, created_at: since, ...probe }) => ({
    ...{ ...probe, organisationId, watchId, since },
  }))

/** Of every watch that is open. */
export async function selectProbes(_actor: Actor): Promise<NamedProbe[]> {
  return readRows((await connection().query(`${selecting} ORDER BY p.id`)).rows)
}

export async function selectProbesOf(_actor: Actor, organisationId: string): Promise<NamedProbe[]> {
  const { rows } = await connection().query(`${selecting} AND w.organisation_id = $1 ORDER BY p.address, p.id`, [
    organisationId,
  ])
  return readRows(rows)
}

/** The narrowest watch of the organisation that holds the address, held until `tx` ends; null where there is none. */
export async function lockWatchAround(
  _actor: Actor,
  tx: Transaction,
  { organisationId, address }: { organisationId: string; address: number },
): Promise<string | null> {
  const { rows } = await tx.query(
    `SELECT id FROM watch WHERE organisation_id = $1 AND ended_at IS NULL AND block >>= $2::inet
     ORDER BY masklen(block) DESC LIMIT 1 FOR UPDATE`,
    [organisationId, formatAddress(address)],
  )
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? null
}

/** Of the organisation's other watches: the one of this watch would be replaced. */
export async function countOtherProbes(
  _actor: Actor,
  tx: Transaction,
  { organisationId, watchId }: { organisationId: string; watchId: string },
): Promise<number> {
  const { rows } = await tx.query(
    `SELECT count(*)::int AS count FROM probe_target p JOIN watch w ON w.id = p.watch_id
     WHERE p.ended_at IS NULL AND w.ended_at IS NULL AND w.organisation_id = $1 AND w.id <> $2`,
    [organisationId, watchId],
  )
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count
}

/**
 * In place of the one that the watch named before; the same one stays as it is, with what was told of it. In the
 * transaction that holds the watch locked.
 */
export async function replaceProbe(
  actor: Actor,
  tx: Transaction,
  { watchId, address, port }: ProbeTarget & { watchId: string },
): Promise<void> {
  const named = [watchId, formatAddress(address), port]
  const { rows } = await tx.query(
    `UPDATE probe_target SET ended_at = dotquad_now()
     WHERE watch_id = $1 AND ended_at IS NULL AND (address, port) <> ($2::inet, $3::int) RETURNING watch_id`,
    named,
  )
  if (rows.length > 0) await silenceProbe(tx, watchId)
  await tx.query(
    `INSERT INTO probe_target (watch_id, address, port, created_by) VALUES ($1, $2::inet, $3, $4)
     ON CONFLICT (watch_id) WHERE ended_at IS NULL DO NOTHING`,
    [...named, nameActor(actor)],
  )
}

/** False where the organisation has no such one that is open. */
export async function endProbe(
  _actor: Actor,
  tx: Transaction,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE probe_target p SET ended_at = dotquad_now() FROM watch w
     WHERE w.id = p.watch_id AND p.id = $1::bigint AND w.organisation_id = $2 AND p.ended_at IS NULL
     RETURNING p.watch_id`,
    [id, organisationId],
  )
  const [ended] = z.array(z.object({ watch_id: z.string() })).parse(rows)
  if (ended) await silenceProbe(tx, ended.watch_id)
  return ended !== undefined
}

/** Nobody measures any more whether what was told of it still stands. */
async function silenceProbe(tx: Transaction, watchId: string): Promise<void> {
  await tx.query(
    `UPDATE alert SET state = 'resolved', resolved_at = dotquad_now(), tell_at = NULL, escalate_at = NULL
     FROM timeline_event e
     WHERE e.id = alert.event_id AND e.watch_id = $1 AND alert.watch_id = $1 AND alert.state <> 'resolved'`,
    [watchId],
  )
}
