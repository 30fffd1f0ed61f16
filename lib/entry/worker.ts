/** The worker: runs the house's scheduled jobs until it is told to stop, then finishes the one in hand. */
import { PgBoss } from 'pg-boss'
import { findAppUrl } from '#lib/platform/database/access.ts'
import { jobSchema } from '#lib/platform/database/job-queue-schema.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { tellReady, untilStopped } from './start/stop-signal.ts'
import { followVrpFeed } from './worker/follow-vrp-feed.ts'
import { type Job, jobs } from './worker/jobs.ts'

const longestStopMs = 20_000

/** A refusal is said and not tried again before its next time; anything else fails the job, and pg-boss tries again. */
async function runJob(job: Job, stopping: AbortSignal): Promise<void> {
  const log = makeLog('worker').child({ job: job.name })
  try {
    log.info(await job.run(stopping), 'done')
  } catch (error) {
    if (!(error instanceof OperatorRefusal)) {
      log.error(error, 'failed')
      throw error
    }
    log.warn(error.message)
  }
}

async function startWork(url: string, stopping: AbortSignal): Promise<PgBoss> {
  const log = makeLog('worker')
  const boss = new PgBoss({
    connectionString: url,
    schema: jobSchema,
    application_name: 'dotquad worker',
    instanceName: 'worker',
    // The owner installs and upgrades these tables when the house starts.
    migrate: false,
    createSchema: false,
    reindex: false,
    // How often it looks for jobs whose worker was killed.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    max: 4,
  })
  boss.on('error', (error) => log.error({ error: error.message }, 'the job queue failed'))
  await boss.start()
  for (const job of jobs) {
    await boss.schedule(job.name, job.cron)
    await boss.work(job.name, ([taken]) =>
      runJob(job, taken ? AbortSignal.any([stopping, taken.signal]) : stopping),
    )
    await boss.send(job.name) // once now, whatever the hour
  }
  log.info({ jobs: jobs.map(({ name }) => name) }, 'ready')
  return boss
}

/** Works until it is told to stop. */
export async function main(): Promise<number> {
  const url = findAppUrl(environment())
  if (!url) throw new OperatorRefusal('There is no database yet: run npm start once, which makes it.')
  const stopping = new AbortController()
  const stopped = untilStopped().then(() => stopping.abort())
  const boss = await startWork(url, stopping.signal)
  const feed = followVrpFeed(stopping.signal).catch((error) => makeLog('worker').error(error, 'RTR is not followed'))
  tellReady()
  await stopped
  await boss.stop({ graceful: true, timeout: longestStopMs })
  await feed
  await closeDatabase()
  return 0
}
