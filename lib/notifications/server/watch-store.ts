/** Watches as rows. Whose they are is always part of the question: null is the house's own. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import { tiers } from '#lib/diligence/watch/change-kinds.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { Watch, WatchSettings } from '../watch.ts'
import type { WatchPageAsked } from '../watch-page.ts'

const Row = z
  .object({
    id: z.string(),
    organisation_id: z.string().nullable(),
    block: StoredPrefix,
    reason: z.enum(['asked', 'listing', 'deal']),
    least_tier: z.enum(tiers),
    by_mail: z.boolean(),
    by_webhook: z.boolean(),
    quiet_from: z.number().nullable(),
    quiet_to: z.number().nullable(),
    created_at: z.date(),
  })
  .transform(
    ({
      id,
      organisation_id,
      block,
      reason,
      least_tier,
      by_mail,
      by_webhook,
      quiet_from,
      quiet_to,
      created_at,
    }): Watch => ({
      ...{ id, organisationId: organisation_id, block, reason, leastTier: least_tier, createdAt: created_at },
      ...{ byMail: by_mail, byWebhook: by_webhook },
      quiet: quiet_from === null || quiet_to === null ? null : { from: quiet_from, to: quiet_to },
    }),
  )

const columns = `id, organisation_id, block::text AS block, reason, least_tier, by_mail, by_webhook, quiet_from, quiet_to,
  created_at`

/** The index of open watches knows the house's own by the empty text. */
const isOf = "coalesce(organisation_id, '') = coalesce($1, '') AND ended_at IS NULL"

/** From the cursor on: by address, or against it where those before are asked for. One more than `size`, if there is. */
export async function selectWatches(
  _actor: Actor,
  organisationId: string | null,
  { asked, size }: { asked: WatchPageAsked; size: number },
): Promise<Watch[]> {
  const [operator, order] = asked?.direction === 'before' ? ['<', 'DESC'] : ['>', 'ASC']
  const { rows } = await connection().query(
    `SELECT ${columns} FROM watch WHERE ${isOf} ${asked ? `AND watch.block ${operator} $3::cidr` : ''}
     ORDER BY watch.block ${order} LIMIT $2`,
    [organisationId, size + 1, ...(asked ? [formatPrefix(asked.block)] : [])],
  )
  return z.array(Row).parse(rows)
}

export async function countWatches(
  _actor: Actor,
  organisationId: string | null,
  on: Connection = connection(),
): Promise<number> {
  const { rows } = await on.query(`SELECT count(*)::int AS count FROM watch WHERE ${isOf}`, [organisationId])
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count
}

/** Until `tx` ends, nobody else adds one for the organisation. */
export async function lockWatchesOf(_actor: Actor, tx: Transaction, organisationId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`watch:${organisationId}`])
}

type NewWatch = { organisationId: string | null; block: Prefix; reason: Watch['reason']; settings: WatchSettings }

/** False where it is watched already; then its settings become the new ones. */
export async function insertWatch(actor: Actor, on: Connection, watch: NewWatch): Promise<boolean> {
  const { organisationId, block, reason, settings } = watch
  const { rows } = await on.query(
    `INSERT INTO watch (id, organisation_id, block, reason, least_tier, by_mail, by_webhook, quiet_from, quiet_to, created_by)
     VALUES ($1, $2, $3::cidr, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT ((coalesce(organisation_id, '')), block) WHERE ended_at IS NULL
       DO UPDATE SET least_tier = EXCLUDED.least_tier, by_mail = EXCLUDED.by_mail, by_webhook = EXCLUDED.by_webhook,
         quiet_from = EXCLUDED.quiet_from, quiet_to = EXCLUDED.quiet_to
     RETURNING xmax = 0 AS is_new`,
    [
      ...[newPublicId('wch'), organisationId, formatPrefix(block), reason, settings.leastTier, settings.byMail],
      ...[settings.byWebhook, settings.quiet?.from ?? null, settings.quiet?.to ?? null, nameActor(actor)],
    ],
  )
  return z.tuple([z.object({ is_new: z.boolean() })]).parse(rows)[0].is_new
}

/** False where the organisation has no such watch that is open. What was not told yet is not told any more. */
export async function endWatch(_actor: Actor, tx: Transaction, given: { id: string; organisationId: string }) {
  const { rows } = await tx.query(
    `UPDATE watch SET ended_at = dotquad_now() WHERE id = $1 AND organisation_id = $2 AND ended_at IS NULL
     RETURNING id`,
    [given.id, given.organisationId],
  )
  await silence(tx, rows)
  return rows.length > 0
}

/** Read by the index of what is open of a watch, however many alerts there ever were. */
export const silenceWatches = `UPDATE alert SET state = 'resolved', resolved_at = dotquad_now(), tell_at = NULL,
    escalate_at = NULL
  WHERE watch_id = ANY($1) AND state IN ('raised', 'escalated')`

async function silence(tx: Transaction, ended: readonly unknown[]): Promise<void> {
  const ids = z.array(z.object({ id: z.string() })).parse(ended)
  if (ids.length > 0) await tx.query(silenceWatches, [ids.map(({ id }) => id)])
}

/** Every watched block once. */
export async function selectWatchedBlocks(_actor: Actor): Promise<Prefix[]> {
  const { rows } = await connection().query(
    'SELECT block::text AS block FROM (SELECT DISTINCT block FROM watch WHERE ended_at IS NULL) w ORDER BY w.block',
  )
  return z
    .array(z.object({ block: StoredPrefix }))
    .parse(rows)
    .map(({ block }) => block)
}

/** Every watched block once an organisation; null is the house's own. */
export async function selectWatchedByWhom(_actor: Actor): Promise<{ block: Prefix; organisationId: string | null }[]> {
  const { rows } = await connection().query(
    'SELECT block::text AS block, organisation_id FROM watch WHERE ended_at IS NULL ORDER BY watch.block, organisation_id',
  )
  return z
    .array(z.object({ block: StoredPrefix, organisation_id: z.string().nullable() }))
    .parse(rows)
    .map(({ block, organisation_id: organisationId }) => ({ block, organisationId }))
}

export type HouseBlock = { block: Prefix; reason: 'listing' | 'deal' }

/** Makes the house's own watches those of these blocks; of one that is both listed and in a deal, by the deal. */
export async function replaceHouseWatches(
  actor: Actor,
  tx: Transaction,
  { blocks, settings }: { blocks: readonly HouseBlock[]; settings: WatchSettings },
): Promise<void> {
  const wanted = JSON.stringify(blocks.map(({ block, reason }) => ({ block: formatPrefix(block), reason })))
  const ended = await tx.query(
    `UPDATE watch SET ended_at = dotquad_now() WHERE organisation_id IS NULL AND ended_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS w(block cidr) WHERE w.block = watch.block)
     RETURNING id`,
    [wanted],
  )
  await silence(tx, ended.rows)
  const { rows } = await tx.query(
    `SELECT DISTINCT ON (w.block) w.block::text AS block, w.reason FROM jsonb_to_recordset($1::jsonb) AS w(block cidr, reason text)
     WHERE NOT EXISTS (SELECT 1 FROM watch WHERE organisation_id IS NULL AND ended_at IS NULL AND watch.block = w.block)
     ORDER BY w.block, w.reason`,
    [wanted],
  )
  const missing = z.array(z.object({ block: StoredPrefix, reason: z.enum(['listing', 'deal']) })).parse(rows)
  for (const { block, reason } of missing)
    await insertWatch(actor, tx, { organisationId: null, block, reason, settings })
}
