/** The clock of this database's world. */
import { z } from 'zod'
import { pool } from '#lib/platform/db.ts'
import { inTransaction } from '#lib/platform/transaction.ts'

const Moved = z.tuple([z.object({ now: z.date() })])

/** Sets it ahead for every process at once, and gives the world's new time. The database refuses to set it back. */
export async function advanceClock(seconds: number): Promise<Date> {
  const { rows } = await pool().query('SELECT advance_world_clock(make_interval(secs => $1)) AS now', [seconds])
  return Moved.parse(rows)[0].now
}

/** Sets it to that moment, or a year ahead where it lies farther; one that is past leaves it as it is. One at a time. */
export function advanceClockTo(moment: Date): Promise<Date> {
  return inTransaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('world clock', 0))")
    const { rows } = await tx.query(
      `SELECT CASE WHEN $1::timestamptz <= dotquad_now() THEN dotquad_now()
         ELSE advance_world_clock(least($1::timestamptz - dotquad_now(), interval '365 days')) END AS now`,
      [moment],
    )
    return Moved.parse(rows)[0].now
  })
}
