/** A service outside that said to wait is left alone by every process of the house, and without the database by each. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase

const house = async () => ({
  ...(await import('#lib/platform/host-back-off.ts')),
  ...(await import('#lib/platform/db.ts')),
})

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('LOG_LEVEL', 'silent')
})

afterAll(async () => {
  await database.drop()
  vi.unstubAllEnvs()
})

test('what one process was told, another heeds; other hosts are free', async () => {
  const { hostBackOff } = await house()
  const [web, worker] = [hostBackOff(), hostBackOff()]
  expect(await worker.heldFor('rdap.one.example')).toBeNull()
  await web.hold('rdap.one.example', 90_000)
  const left = await worker.heldFor('rdap.one.example')
  expect(left).toBeGreaterThan(60_000)
  expect(left).toBeLessThanOrEqual(90_000)
  expect(await worker.heldFor('rdap.two.example')).toBeNull()
})

test('without the database each process minds its own', async () => {
  const { hostBackOff, closeDatabase } = await house()
  const process = hostBackOff()
  expect(await process.heldFor('rdap.three.example')).toBeNull()
  await closeDatabase()
  await process.hold('rdap.three.example', 90_000)
  expect(await process.heldFor('rdap.three.example')).toBeGreaterThan(60_000)
})
