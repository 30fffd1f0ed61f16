/** Addresses that watches name, as rows. Whose they are is always part of the question. */
import { z } from 'zod'
import { formatAddress } from '#lib/address-space/address.ts'
import { StoredAddress } from '#lib/address-space/server/stored-prefix.ts'
import type { ProbeTarget } from '#lib/diligence/probe.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

export type NamedProbe = ProbeTarget & { id: string; organisationId: string }

const Rows = z.array(
  z.object({
    id: z.string(),
    organisation_id: z.string(),
    address: StoredAddress,
    port: z.number(),
  }),
)

const selecting = `SELECT p.id::text AS id, w.organisation_id, host(p.address) AS address, p.port
  FROM probe_target p JOIN watch w ON w.id = p.watch_id
  WHERE p.ended_at IS NULL AND w.ended_at IS NULL AND w.organisation_id IS NOT NULL`

const readRows = (rows: unknown): NamedProbe[] =>
  Rows.parse(rows).map(({ organisation_id: organisationId, ...probe }) => ({ ...probe, organisationId }))

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

/** In place of the one that the watch named before. In the transaction that holds the watch locked. */
export async function replaceProbe(
  actor: Actor,
  tx: Transaction,
  { watchId, address, port }: ProbeTarget & { watchId: string },
): Promise<void> {
  await tx.query('UPDATE probe_target SET ended_at = dotquad_now() WHERE watch_id = $1 AND ended_at IS NULL', [watchId])
  await tx.query('INSERT INTO probe_target (watch_id, address, port, created_by) VALUES ($1, $2::inet, $3, $4)', [
    ...[watchId, formatAddress(address), port, nameActor(actor)],
  ])
}

/** False where the organisation has no such one that is open. */
export async function endProbe(_actor: Actor, { id, organisationId }: { id: string; organisationId: string }) {
  const { rowCount } = await connection().query(
    `UPDATE probe_target p SET ended_at = dotquad_now() FROM watch w
     WHERE w.id = p.watch_id AND p.id = $1::bigint AND w.organisation_id = $2 AND p.ended_at IS NULL`,
    [id, organisationId],
  )
  return rowCount > 0
}
