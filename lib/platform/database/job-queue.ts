/**
 * pg-boss's own tables, made by the owner: the app role works in them and cannot change them.
 */
import { PgBoss } from 'pg-boss'
import { makeLog } from '#lib/platform/log.ts'
import { roles } from '#lib/platform/postgres/credentials.ts'
import { withDatabase } from './client.ts'
import { jobSchema } from './job-queue-schema.ts'

/**
 * singleton: at most one job of a queue runs, however many workers there are. A worker that was killed is missed after
 * `heartbeatSeconds`, and its job is given to another; without it the queue would stand still until the job expires,
 * which is as long as the first fetch of every source may take.
 */
const queueOptions = { retryLimit: 2, heartbeatSeconds: 15, expireInSeconds: 3600 }

/** Installs or upgrades the schema and makes the queues. Repeated, it changes nothing. */
export async function prepareJobQueue(ownerUrl: string, queues: readonly string[]): Promise<void> {
  const quiet = { supervise: false, schedule: false, registerInstance: false }
  const boss = new PgBoss({ connectionString: ownerUrl, schema: jobSchema, max: 2, ...quiet })
  // Without a listener an error event ends the process; what matters here is thrown by start() anyway.
  boss.on('error', (error) => makeLog('job-queue').warn({ error: error.message }))
  await boss.start()
  for (const queue of queues) {
    await boss.createQueue(queue, { policy: 'singleton', ...queueOptions })
    await boss.updateQueue(queue, queueOptions) // one that an older house made
  }
  await boss.stop({ graceful: false })
  await withDatabase(ownerUrl, (client) =>
    client.query(`
      GRANT USAGE ON SCHEMA ${jobSchema} TO ${roles.app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${roles.app};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO ${roles.app};
    `),
  )
}
