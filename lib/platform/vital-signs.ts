/** What this process can see of the house it runs in: does the database answer, does a worker live. */
import { z } from 'zod'
import { jobSchema } from './database/job-queue-schema.ts'
import { pool } from './db.ts'
import { makeLog } from './log.ts'

export type VitalSigns = {
  database: 'reachable' | 'unreachable'
  /** Last heartbeat of any worker, ISO; null where none ever ran or nobody can be asked. */
  workerSeenAt: string | null
  worker: 'alive' | 'silent' | 'unknown'
}

const Rows = z.tuple([z.object({ seen_at: z.date().nullable(), alive: z.boolean() })])

// pg-boss itself calls an instance dead after three heartbeats.
const lastHeartbeat = `
  SELECT max(heartbeat_on) AS seen_at,
         count(*) FILTER (WHERE stopped_on IS NULL AND heartbeat_on > now() - 3 * heartbeat_seconds * interval '1 s') > 0 AS alive
  FROM ${jobSchema}.instance`

export async function takeVitalSigns(): Promise<VitalSigns> {
  try {
    const [{ seen_at, alive }] = Rows.parse((await pool().query(lastHeartbeat)).rows)
    return { database: 'reachable', workerSeenAt: seen_at?.toISOString() ?? null, worker: alive ? 'alive' : 'silent' }
  } catch (error) {
    // Whatever keeps the database from answering is the finding; why is for the log, not for the public.
    makeLog('health').error({ error: error instanceof Error ? error.message : error }, 'the database does not answer')
    return { database: 'unreachable', workerSeenAt: null, worker: 'unknown' }
  }
}
