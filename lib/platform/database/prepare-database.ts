/** From a running server to a database that web and worker can use: roles, migrations, world, job queue. */
import type { Environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { EmbeddedPostgres } from '#lib/platform/postgres/embedded.ts'
import { findOwnerUrl } from './access.ts'
import { withDatabase } from './client.ts'
import { prepareJobQueue } from './job-queue.ts'
import { migrateDatabase } from './migrate.ts'
import { prepareEmbeddedServer, prepareOwnServer } from './roles.ts'
import { recordWorld, refuseForeignWorld } from './world-row.ts'

const oldestServer = 150_000 // from 15 on, only a database's owner may create in its schema public

async function refuseOldServer(url: string): Promise<void> {
  await withDatabase(url, async (client) => {
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int >= $1 AS new", [
      oldestServer,
    ])
    if (rows[0]?.new !== true)
      throw new OperatorRefusal('DATABASE_URL leads to a PostgreSQL older than 15: use 15 or newer.')
  })
}

/** `server` is the embedded one, null where DATABASE_URL names another. Repeated, it changes nothing. */
export async function prepareDatabase(
  environment: Environment,
  server: EmbeddedPostgres | null,
  queues: readonly string[],
): Promise<void> {
  if (server) await prepareEmbeddedServer(server.credentials, environment)
  const ownerUrl = findOwnerUrl(environment)
  if (!ownerUrl)
    throw new OperatorRefusal('DOTQUAD_APP_DATABASE_URL alone cannot prepare a database: set DATABASE_URL too.')
  if (!server) await refuseOldServer(ownerUrl)
  await refuseForeignWorld(ownerUrl, environment.DOTQUAD_WORLD)
  if (!server) await prepareOwnServer(environment, ownerUrl)
  await migrateDatabase(ownerUrl)
  await recordWorld(ownerUrl, environment.DOTQUAD_WORLD)
  await prepareJobQueue(ownerUrl, queues)
}
