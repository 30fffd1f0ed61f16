/** One machine of a house at a time shares; what the watch goes on from is known to whoever sweeps. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { systemActor } from '#lib/kernel/actor.ts'
import { withDatabase } from '#lib/platform/database/client.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase

/** The modules of the house, on this file's database. */
const house = async () => ({
  ...(await import('#lib/diligence/server/find-watched-sets.ts')),
  ...(await import('#lib/diligence/server/watch-run-store.ts')),
  ...(await import('#lib/platform/house-turn.ts')),
  ...(await import('#lib/platform/db.ts')),
})

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
})

afterAll(async () => {
  await (await house()).closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

test('who comes while another has the turn gets none, and gets it afterwards, whatever became of the other', async () => {
  const { inHouseTurn } = await house()
  const ask = () => inHouseTurn('share', async () => 'mine')
  expect(await inHouseTurn('share', ask)).toBeNull()
  expect(await inHouseTurn('another thing', ask)).toBe('mine')
  const broken = inHouseTurn('share', async () => {
    throw new Error('the store is down')
  })
  await expect(broken).rejects.toThrow('the store is down')
  expect(await ask()).toBe('mine')
})

test('a connection that dies lets its turn go and ends no process', async () => {
  const { inHouseTurn } = await house()
  const dying = await inHouseTurn('share', async () => {
    await withDatabase(database.ownerUrl, (client) =>
      client.query(
        `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE l.locktype = 'advisory' AND d.datname = current_database()`,
      ),
    )
    return 'done'
  })
  expect(dying).toBe('done')
  expect(await inHouseTurn('share', async () => 'mine')).toBe('mine')
})

test('both sets of the last step of the watch are known, finished or not', async () => {
  const { findWatchedSets, insertRun, markFinished, selectLatestRun } = await house()
  const actor = systemActor('keep-snapshots')
  expect(await findWatchedSets(actor)).toEqual([])
  const [before, after] = [{ 'rpki-vrps': 'a' }, { 'rpki-vrps': 'b' }]
  await insertRun(actor, { before, after })
  expect(await findWatchedSets(actor)).toEqual([before, after])
  const run = await selectLatestRun(actor)
  await markFinished(actor, run?.id ?? '', 0)
  expect(await findWatchedSets(actor)).toEqual([before, after])
})
