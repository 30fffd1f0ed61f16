/** Asks the workers for a job, from a process that works on none: one row through the pool it has already. */
import { PgBoss } from 'pg-boss'
import { jobSchema } from './database/job-queue-schema.ts'
import { pool } from './db.ts'
import { makeLog } from './log.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed'

// Next bundles routes apart from each other: one process, several copies of this module, one queue.
declare global {
  var dotquadJobRequests: Promise<PgBoss> | undefined
}

async function openQueue(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool().query(text, values) },
    schema: jobSchema,
    supervise: false,
    schedule: false,
    registerInstance: false,
    migrate: false,
    createSchema: false,
  })
  boss.on('error', (error) => makeLog('jobs').warn({ error: error.message }, 'the job queue failed'))
  return boss.start()
}

function jobQueue(): Promise<PgBoss> {
  globalThis.dotquadJobRequests ??= openQueue().catch((error: unknown) => {
    globalThis.dotquadJobRequests = undefined
    throw error
  })
  return globalThis.dotquadJobRequests
}

/** The id of the new job; null where one waits already and stands for this one too. */
export async function requestJob(name: string): Promise<string | null> {
  return (await jobQueue()).send(name)
}

/** Null where no such job is known (any more). */
export async function findJobState(name: string, id: string): Promise<JobState | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const job = await (await jobQueue()).getJobById(name, id)
  return job ? states[job.state] : null
}

/** True from the moment the job is asked for until it is over; also while it waits for another try. */
export async function isJobUnderWay(name: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `SELECT 1 FROM ${jobSchema}.job WHERE name = $1 AND state IN ('created', 'retry', 'active') AND start_after <= now()`,
    [name],
  )
  return rowCount !== 0
}

const states = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  completed: 'done',
  cancelled: 'failed',
  failed: 'failed',
} as const
