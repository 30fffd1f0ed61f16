import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WorldTimeUnknown, worldNow } from '#lib/platform/clock.ts'
import { withDatabase } from '#lib/platform/database/client.ts'
import { recordWorld } from '#lib/platform/database/world-row.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
const asOwner = (sql: string) => withDatabase(database.ownerUrl, (client) => client.query(sql))

beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent')
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  await recordWorld(database.ownerUrl, 'simulated')
  await asOwner("UPDATE world SET clock_offset = interval '40 days'")
})

afterAll(async () => {
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

test('the time of a world is not guessed before the database told it once, and outlives its silence afterwards', async () => {
  await asOwner('ALTER FUNCTION dotquad_now() RENAME TO silenced')
  await expect(worldNow()).rejects.toThrow(WorldTimeUnknown)
  await asOwner('ALTER FUNCTION silenced() RENAME TO dotquad_now')
  const told = await worldNow()
  await asOwner('ALTER FUNCTION dotquad_now() RENAME TO silenced')
  const kept = await worldNow()
  expect(told.getTime() - Date.now()).toBeGreaterThan(39 * 86_400_000)
  expect(Math.abs(kept.getTime() - told.getTime())).toBeLessThan(60_000)
})
