/**
 * Steps of the watch from one set of snapshots to the next, and the events that came of them. The caller's own context
 * has asked what the actor may do.
 */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import type { Snapshot } from '../snapshot.ts'
import type { TimelineEvent } from '../timeline-event.ts'

/** By source, the index of its snapshot. */
const SnapshotSet = z.record(z.string(), z.string())
export type SnapshotSet = z.infer<typeof SnapshotSet>

const Run = z
  .object({ id: z.string(), before: SnapshotSet, after: SnapshotSet, finished_at: z.date().nullable() })
  .transform(({ finished_at, ...run }) => ({ ...run, isFinished: finished_at !== null }))

export type WatchRun = z.infer<typeof Run>

/** Of those between snapshots the one that is under way, else the last one; null before the first. */
export async function selectLatestRun(_actor: Actor): Promise<WatchRun | null> {
  const { rows } = await connection().query(
    "SELECT id, before, after, finished_at FROM watch_run WHERE kind = 'snapshots' ORDER BY id DESC LIMIT 1",
  )
  return rows.length === 0 ? null : Run.parse(rows[0])
}

/** Begins a step, unless another process has begun one that is not finished: then nothing happens. */
export async function insertRun(_actor: Actor, { before, after }: Pick<WatchRun, 'before' | 'after'>): Promise<void> {
  await connection().query(
    'INSERT INTO watch_run (before, after) VALUES ($1, $2) ON CONFLICT ((true)) WHERE finished_at IS NULL DO NOTHING',
    [JSON.stringify(before), JSON.stringify(after)],
  )
}

/** `snapshots` is null where no file says it; `watchId` names the one watch that it concerns, if it is not all. */
export type NewEvent = TimelineEvent & {
  block: Prefix
  snapshots: { before: Snapshot; after: Snapshot } | null
  watchId?: string
}

/** Index of the snapshot of VRPs in a set; empty where it has none. */
export const vrpsOfSet = (set: SnapshotSet): string => set['rpki-vrps'] ?? ''

/**
 * What another process has written already, or this one before it died, stays as it is; and where another has finished
 * the step, nothing is added that its alerts would miss. What a delta has told already is not told again.
 */
export async function insertEvents(_actor: Actor, run: WatchRun, events: readonly NewEvent[]): Promise<void> {
  await connection().query(
    `${insertEventRows} AND EXISTS (SELECT 1 FROM watch_run WHERE id = $1 AND finished_at IS NULL)
     ON CONFLICT (run_id, block, kind, subject, (coalesce(watch_id, ''))) DO NOTHING`,
    [run.id, rowsOf(events), vrpsOfSet(run.before)],
  )
}

/**
 * Leaves out what the last event of the same subject says too, where a delta told it while the watch stood at the same
 * snapshot of VRPs ($3) as it does now.
 */
const insertEventRows = `INSERT INTO timeline_event (run_id, block, kind, tier, subject, sentence, before, after, source,
    before_sha256, after_sha256, before_as_of, after_as_of, watch_id)
  SELECT $1, e.* FROM jsonb_to_recordset($2::jsonb) AS e(block cidr, kind text, tier text, subject text, sentence text,
    before text, after text, source text, before_sha256 text, after_sha256 text, before_as_of text, after_as_of text,
    watch_id text)
  WHERE NOT EXISTS (
    SELECT 1 FROM (
      SELECT t.after, r.kind FROM timeline_event t JOIN watch_run r ON r.id = t.run_id
      WHERE t.block = e.block AND t.subject = e.subject AND t.run_id < $1 AND t.run_id > (
        SELECT coalesce(max(id), 0) FROM watch_run
        WHERE kind = 'snapshots' AND id < $1 AND coalesce(after->>'rpki-vrps', '') <> $3)
      ORDER BY t.id DESC LIMIT 1) told
    WHERE told.kind = 'delta' AND told.after IS NOT DISTINCT FROM e.after)`

const rowsOf = (events: readonly NewEvent[]): string =>
  JSON.stringify(
    events.map(({ block, snapshots, beforeAsOf, afterAsOf, watchId, ...change }) => ({
      ...change,
      block: formatPrefix(block),
      ...{ before_sha256: snapshots?.before.sha256 ?? null, after_sha256: snapshots?.after.sha256 ?? null },
      ...{ before_as_of: beforeAsOf, after_as_of: afterAsOf, watch_id: watchId ?? null },
    })),
  )

/** `vrps` is the snapshot of VRPs that the watch stands at. */
export type ToldRun = {
  kind: 'delta' | 'answers' | 'measured'
  blocks: number
  events: readonly NewEvent[]
  vrps: string
}

/** Until `tx` ends, no other process tells what no snapshots are behind. */
export async function lockToldRuns(_actor: Actor, tx: Connection): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('watch:told', 0))")
}

/** A step that no snapshots are behind, with all its events: it is there whole or not at all. How many were new. */
export async function insertToldRun(_actor: Actor, tx: Connection, told: ToldRun): Promise<number> {
  const { kind, blocks, events, vrps } = told
  const { rows } = await tx.query(
    `INSERT INTO watch_run (kind, before, after, finished_at, blocks) VALUES ($1, '{}', '{}', dotquad_now(), $2)
     RETURNING id`,
    [kind, blocks],
  )
  const [{ id }] = z.tuple([z.object({ id: z.string() })]).parse(rows)
  await tx.query(insertEventRows, [id, rowsOf(events), vrps])
  return (await countEvents(tx, id)).changes
}

/** By which snapshot of the source its figures were last followed to the end; null before the first. */
export async function selectFollowed(_actor: Actor, source: string): Promise<string | null> {
  const { rows } = await connection().query(
    `SELECT after->>$1 AS index FROM watch_run WHERE kind = 'measured' AND after->>$1 IS NOT NULL
     ORDER BY id DESC LIMIT 1`,
    [source],
  )
  return z.array(z.object({ index: z.string() })).parse(rows)[0]?.index ?? null
}

/** Its events are in steps of their own; nobody is to be told of this one. */
export async function insertFollowed(_actor: Actor, after: SnapshotSet): Promise<void> {
  await connection().query(
    `INSERT INTO watch_run (kind, before, after, finished_at, alerted_at)
     VALUES ('measured', '{}', $1, dotquad_now(), dotquad_now())`,
    [JSON.stringify(after)],
  )
}

export type RunCounts = { blocks: number; changedBlocks: number; changes: number }

/** Also of those that one wrote who died. */
export async function markFinished(_actor: Actor, runId: string, blocks: number): Promise<RunCounts> {
  await connection().query(
    'UPDATE watch_run SET finished_at = dotquad_now(), blocks = $2 WHERE id = $1 AND finished_at IS NULL',
    [runId, blocks],
  )
  return { blocks, ...(await countEvents(connection(), runId)) }
}

const Counted = z.tuple([z.object({ blocks: z.number(), changes: z.number() })])

async function countEvents(on: Connection, runId: string): Promise<Omit<RunCounts, 'blocks'>> {
  const { rows } = await on.query(
    `WITH told AS (SELECT count(DISTINCT block)::int AS blocks, count(*)::int AS changes FROM timeline_event
       WHERE run_id = $1)
     UPDATE watch_run SET changed_blocks = told.blocks, changes = told.changes FROM told WHERE id = $1
     RETURNING told.blocks, told.changes`,
    [runId],
  )
  const [{ blocks, changes }] = Counted.parse(rows)
  return { changedBlocks: blocks, changes }
}

/** Finished steps whose events were not handed on to those who watch, oldest first. */
export async function selectUntoldRuns(_actor: Actor): Promise<string[]> {
  const { rows } = await connection().query(
    'SELECT id FROM watch_run WHERE finished_at IS NOT NULL AND alerted_at IS NULL ORDER BY id',
  )
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}

/** In the transaction that wrote their alerts. */
export async function markTold(_actor: Actor, tx: Connection, runId: string): Promise<void> {
  await tx.query('UPDATE watch_run SET alerted_at = dotquad_now() WHERE id = $1 AND alerted_at IS NULL', [runId])
}
