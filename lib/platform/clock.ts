/**
 * The time of the world this process serves: the database's clock plus the world's offset.
 *
 * While the database does not answer, real time plus the offset last seen: it changes only when somebody changes it.
 */
import { z } from 'zod'
import { shareAsking } from '#lib/kernel/share-asking.ts'
import { pool } from './db.ts'
import { makeLog } from './log.ts'
import { OperatorRefusal } from './operator-refusal.ts'

const Moment = z.tuple([z.object({ now: z.date() })])

/** The database does not answer, and this process never learned the world's time from it. */
export class WorldTimeUnknown extends OperatorRefusal {
  override name = 'WorldTimeUnknown'
}

// Next bundles routes apart from each other: one process, several copies of this module, one offset.
declare global {
  var dotquadClockOffsetMs: number | undefined
}

/** What time it is in the world. Sessions, signatures and job back-off use real time instead. */
export async function worldNow(): Promise<Date> {
  const now = await askDatabase()
  if (now !== null) {
    globalThis.dotquadClockOffsetMs = now.getTime() - Date.now()
    return now
  }
  const offset = globalThis.dotquadClockOffsetMs
  if (offset !== undefined) return new Date(Date.now() + offset)
  throw new WorldTimeUnknown('The database does not answer, so what time it is in this world is not known yet.')
}

/** Each page asks; of those that are made at the same time one does. */
const askDatabase = shareAsking(async (): Promise<Date | null> => {
  try {
    const [row] = Moment.parse((await pool().query('SELECT dotquad_now() AS now')).rows)
    return row.now
  } catch (error) {
    // Whatever keeps the database from answering; a refusal of our own says better what to do.
    if (error instanceof OperatorRefusal) throw error
    makeLog('clock').warn({ error: error instanceof Error ? error.message : error }, 'the database does not answer')
    return null
  }
})
