/** The journal of activations: one row each time another snapshot became the current one of its source. */
import { db } from '#lib/platform/db.ts'
import type { Snapshot } from '../snapshot.ts'

/**
 * Appends each snapshot that differs from the last one written of its source, in bytes or in date; gives how many.
 * One that stood before and stands again is written again: the journal says what was current when.
 */
export async function appendActivations(current: Iterable<Snapshot>): Promise<number> {
  const rows = Array.from(current, ({ source, sha256, kind, fileName, asOf, records }) => {
    return { source, sha256, kind, file_name: fileName, as_of: asOf, records }
  })
  const [, written] = await db().$transaction([
    // Two workers take turns, and each reads what the one before it wrote: the second statement has a new snapshot.
    db().$executeRaw`SELECT pg_advisory_xact_lock(hashtext('snapshot_activation'))`,
    db().$executeRaw`
      INSERT INTO snapshot_activation (source, sha256, kind, file_name, as_of, records)
      SELECT now.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS now (source text, sha256 text, kind text, file_name text, as_of text, records int)
      LEFT JOIN LATERAL (
        SELECT sha256, as_of FROM snapshot_activation WHERE source = now.source ORDER BY id DESC LIMIT 1
      ) AS last ON true
      WHERE last.sha256 IS DISTINCT FROM now.sha256 OR last.as_of IS DISTINCT FROM now.as_of`,
  ])
  return written
}
