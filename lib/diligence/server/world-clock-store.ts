/** The clock of this database's world. */
import { z } from 'zod'
import { pool } from '#lib/platform/db.ts'

const Moved = z.tuple([z.object({ now: z.date() })])

/** Sets it ahead for every process at once, and gives the world's new time. The database refuses to set it back. */
export async function advanceClock(seconds: number): Promise<Date> {
  const { rows } = await pool().query('SELECT advance_world_clock(make_interval(secs => $1)) AS now', [seconds])
  return Moved.parse(rows)[0].now
}
