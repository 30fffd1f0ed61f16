/** What a machine that watches the house is told, by the handler itself. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { copyRecordings, temporaryFolder } from '../support/sources-folder.ts'

let database: TestDatabase

/** The modules of the web, on this file's database and world. */
const house = async () => ({
  ...(await import('#app/api/health/route.ts')),
  ...(await import('#lib/diligence/server/list-sources.ts')),
  ...(await import('#lib/diligence/server/sync-world.ts')),
  ...(await import('#lib/kernel/actor.ts')),
  ...(await import('#lib/platform/database/client.ts')),
  ...(await import('#lib/platform/database/job-queue.ts')),
  ...(await import('#lib/platform/database/world-row.ts')),
  ...(await import('#lib/platform/db.ts')),
})

const dataDir = temporaryFolder()

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'files')
  vi.stubEnv('LOG_LEVEL', 'silent')
  const { syncWorld, prepareJobQueue, recordWorld } = await house()
  await recordWorld(database.ownerUrl, 'files')
  await prepareJobQueue(database.ownerUrl, [])
  const fetchedAt = new Date().toISOString()
  const sourcesDir = copyRecordings(['delegated-afrinic', 'iana-special-purpose'])
  await syncWorld({ world: 'files', dataDir, sourcesDir, fetchedAt })
})

afterAll(async () => {
  const { closeDatabase } = await house()
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

async function health() {
  const { GET } = await house()
  const response = await GET()
  return { code: response.status, body: await response.json() }
}

async function silenceClock(silent: boolean) {
  const { withDatabase } = await house()
  const [from, to] = silent ? ['dotquad_now', 'silenced'] : ['silenced', 'dotquad_now']
  await withDatabase(database.ownerUrl, (client) => client.query(`ALTER FUNCTION ${from}() RENAME TO ${to}`))
}

test('a world whose time was never known is unhealthy, and its sources are refused with a sentence', async () => {
  const { listSources, visitor } = await house()
  await silenceClock(true)
  expect(await health()).toMatchObject({ code: 503, body: { status: 'unhealthy', snapshots: null } })
  expect(await listSources(visitor())).toMatchObject({
    ok: false,
    error: { code: 'unavailable', message: expect.stringContaining('try again in a minute') },
  })
  await silenceClock(false)
})

test('a house without every required source answers as degraded and names which are stale and which are missing', async () => {
  const { code, body } = await health()
  expect([code, body.status]).toEqual([200, 'degraded'])
  expect(body.snapshots.required).toMatchObject({
    observed: ['iana-special-purpose'],
    stale: ['delegated-afrinic'],
    failed: [],
    'not-configured': expect.arrayContaining(['rpki-vrps', 'delegated-arin', 'spamhaus-drop']),
  })
})
