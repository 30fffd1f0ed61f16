/** What was last told of a subject, as rows: of a block to whoever watches it, or of one watch. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Connection } from '#lib/platform/database/connection.ts'
import { type ChangeKind, changeKinds } from '../watch/change-kinds.ts'
import type { Told } from '../watch/changes/drifts.ts'

const isKind = (text: string): text is ChangeKind => Object.hasOwn(changeKinds, text)
const Kind = z.string().refine(isKind)

const OfBlock = z.array(z.object({ block: z.string(), kind: Kind, after: z.string().nullable() }))

/** By prefix; without what concerns one watch alone. */
export async function selectToldOfBlocks(
  _actor: Actor,
  tx: Connection,
  { blocks, subject }: { blocks: readonly Prefix[]; subject: string },
): Promise<Map<string, Told>> {
  const { rows } = await tx.query(
    `SELECT DISTINCT ON (block) block::text AS block, kind, after FROM timeline_event
     WHERE block = ANY($1::cidr[]) AND subject = $2 AND watch_id IS NULL ORDER BY block, id DESC`,
    [blocks.map(formatPrefix), subject],
  )
  return new Map(OfBlock.parse(rows).map(({ block, ...told }) => [block, told]))
}

const OfWatch = z.array(
  z.object({ watch_id: z.string(), subject: z.string(), kind: Kind, after: z.string().nullable() }),
)

/** By id of the watch, then by subject. `since`: what was told before is of another asking. */
export async function selectToldOfWatches(
  _actor: Actor,
  tx: Connection,
  watches: readonly { watchId: string; since: Date }[],
): Promise<Map<string, Map<string, Told>>> {
  const { rows } = await tx.query(
    `SELECT DISTINCT ON (e.watch_id, e.subject) e.watch_id, e.subject, e.kind, e.after
     FROM unnest($1::text[], $2::timestamptz[]) AS w(id, since)
       JOIN timeline_event e ON e.watch_id = w.id AND e.noticed_at >= w.since
     ORDER BY e.watch_id, e.subject, e.id DESC`,
    [watches.map(({ watchId }) => watchId), watches.map(({ since }) => since)],
  )
  const byWatch = Map.groupBy(OfWatch.parse(rows), ({ watch_id }) => watch_id)
  return new Map(
    [...byWatch].map(([watchId, own]) => [
      watchId,
      new Map(own.map(({ subject, kind, after }) => [subject, { kind, after }])),
    ]),
  )
}
