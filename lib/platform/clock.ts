/** The time of the world this process serves: the database's clock plus the world's offset. */
import { z } from 'zod'
import { pool } from './db.ts'

const Moment = z.tuple([z.object({ now: z.date() })])

/** What time it is in the world. Sessions, signatures and job back-off use real time instead. */
export async function worldNow(): Promise<Date> {
  const answer = await pool().query('SELECT dotquad_now() AS now')
  const [row] = Moment.parse(answer.rows)
  return row.now
}
