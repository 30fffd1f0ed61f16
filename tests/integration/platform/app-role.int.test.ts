import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { prepareJobQueue } from '#lib/platform/database/job-queue.ts'
import { jobSchema } from '#lib/platform/database/job-queue-schema.ts'
import { recordWorld } from '#lib/platform/database/world-row.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase

/** The modules that web and worker use, on this file's database. */
async function house() {
  const [rateLimit, clock, vitalSigns, db] = await Promise.all([
    import('#lib/platform/rate-limit.ts'),
    import('#lib/platform/clock.ts'),
    import('#lib/platform/vital-signs.ts'),
    import('#lib/platform/db.ts'),
  ])
  return { ...rateLimit, ...clock, ...vitalSigns, ...db }
}

beforeAll(async () => {
  database = await createTestDatabase()
  await recordWorld(database.ownerUrl, 'simulated')
  await prepareJobQueue(database.ownerUrl, ['sync-world'])
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('DOTQUAD_CHECKS_PER_MINUTE', '3')
  vi.stubEnv('LOG_LEVEL', 'silent')
})

afterAll(async () => {
  const { closeDatabase } = await house()
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

describe('with the rights of the app role', () => {
  test('the rate limit counts by address and says how long to wait', async () => {
    const { countRequest } = await house()
    for (let i = 0; i < 3; i++) expect(await countRequest('check', '192.0.2.1')).toBeNull()
    const wait = await countRequest('check', '192.0.2.1')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(await countRequest('check', '192.0.2.2')).toBeNull()
    expect(await countRequest('ask', '192.0.2.1')).toBeNull()
  })

  test("the world's time can be read", async () => {
    const { worldNow } = await house()
    expect(Math.abs((await worldNow()).getTime() - Date.now())).toBeLessThan(60_000)
  })

  test('a worker runs jobs, and its heartbeat is seen', async () => {
    const { takeVitalSigns } = await house()
    expect(await takeVitalSigns()).toEqual({ database: 'reachable', workerSeenAt: null, worker: 'silent' })
    const rights = { migrate: false, createSchema: false, reindex: false }
    const boss = new PgBoss({ connectionString: database.appUrl, schema: jobSchema, max: 2, ...rights })
    const done = Promise.withResolvers<void>()
    await boss.start()
    await boss.work('sync-world', { pollingIntervalSeconds: 0.5 }, async () => done.resolve())
    await boss.schedule('sync-world', '7 * * * *')
    await boss.send('sync-world')
    await done.promise
    expect(await takeVitalSigns()).toMatchObject({ database: 'reachable', worker: 'alive' })
    await boss.stop({ graceful: true, timeout: 5_000 })
    expect(await takeVitalSigns()).toMatchObject({ worker: 'silent' })
  })
})

test('preparing the job queue again adds what is new and keeps what is there', async () => {
  await prepareJobQueue(database.ownerUrl, ['sync-world', 'record-activations'])
  const { pool } = await house()
  // pg-boss's own queues begin with underscores.
  const { rows } = await pool().query(`SELECT name FROM ${jobSchema}.queue WHERE name NOT LIKE '\\_%' ORDER BY name`)
  expect(rows).toEqual([{ name: 'record-activations' }, { name: 'sync-world' }])
})
