/** The clock of a played world, as the app role may move it, and the import that follows. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

let database: TestDatabase

const house = async () => ({
  ...(await import('#lib/diligence/server/find-world-clock.ts')),
  ...(await import('#lib/diligence/server/import-job.ts')),
  ...(await import('#lib/diligence/server/move-world-clock.ts')),
  ...(await import('#lib/kernel/actor.ts')),
  ...(await import('#lib/platform/clock.ts')),
  ...(await import('#lib/platform/database/client.ts')),
  ...(await import('#lib/platform/database/job-queue.ts')),
  ...(await import('#lib/platform/database/world-row.ts')),
  ...(await import('#lib/platform/db.ts')),
  ...(await import('#lib/platform/request-job.ts')),
})

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('DOTQUAD_DATA_DIR', temporaryFolder())
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('LOG_LEVEL', 'silent')
  const { importJob, prepareJobQueue, recordWorld } = await house()
  await recordWorld(database.ownerUrl, 'simulated')
  await prepareJobQueue(database.ownerUrl, [importJob])
})

afterAll(async () => {
  const { closeDatabase } = await house()
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

const hoursAhead = async () => {
  const { worldNow } = await house()
  return Math.round(((await worldNow()).getTime() - Date.now()) / 3_600_000)
}

describe('the clock of a played world', () => {
  test('goes ahead by the steps that are offered, and an import is asked for each time', async () => {
    const { findWorldClock, importJob, isJobUnderWay, moveWorldClock, visitor } = await house()
    expect(await isJobUnderWay(importJob)).toBe(false)
    const moved = await moveWorldClock(visitor(), 'day')
    expect(moved).toMatchObject({ ok: true })
    await moveWorldClock(visitor(), 'hour')
    expect(await hoursAhead()).toBe(25)
    expect(await isJobUnderWay(importJob)).toBe(true)
    const job = moved.ok ? moved.value.job : null
    expect(job).not.toBe(null)
    expect(await findWorldClock(visitor(), { job })).toMatchObject({ ok: true, value: { importing: 'waiting' } })
    expect(await findWorldClock(visitor(), { job: 'nonsense' })).toMatchObject({ ok: true, value: { importing: null } })
  })

  test('goes to a moment once, however many ask at once, and leaves it where the moment is past', async () => {
    const { moveWorldClockTo, visitor, worldNow } = await house()
    const moment = new Date((await worldNow()).getTime() + 5 * 3_600_000)
    const before = await hoursAhead()
    await Promise.all([1, 2, 3].map(() => moveWorldClockTo(visitor(), moment)))
    expect(await hoursAhead()).toBe(before + 5)
    expect(await moveWorldClockTo(visitor(), new Date(0))).toMatchObject({ ok: true })
    expect(await hoursAhead()).toBe(before + 5)
  })

  test('goes a year ahead at most, to a moment that is farther', async () => {
    const { moveWorldClockTo, visitor, worldNow } = await house()
    const before = await hoursAhead()
    await moveWorldClockTo(visitor(), new Date((await worldNow()).getTime() + 800 * 24 * 3_600_000))
    expect(await hoursAhead()).toBe(before + 365 * 24)
  })

  test('does not move by a step that is not offered', async () => {
    const { moveWorldClock, visitor } = await house()
    const before = await hoursAhead()
    expect(await moveWorldClock(visitor(), 'century')).toMatchObject({ ok: false, error: { code: 'no-such-step' } })
    expect(await hoursAhead()).toBe(before)
  })

  test('never goes back, nor by more than a year, and the app role cannot set it otherwise', async () => {
    const { withDatabase } = await house()
    await withDatabase(database.appUrl, async (client) => {
      for (const step of ['-1 hour', '0', '400 days']) {
        await expect(client.query(`SELECT advance_world_clock(interval '${step}')`)).rejects.toThrow(/moves ahead/)
      }
      await expect(client.query("UPDATE world SET clock_offset = interval '0'")).rejects.toThrow(/permission denied/)
    })
  })
})

test('the time of a world that is real is not moved', async () => {
  vi.stubEnv('DOTQUAD_WORLD', 'live')
  vi.resetModules()
  const { moveWorldClock, visitor, closeDatabase } = await house()
  expect(await moveWorldClock(visitor(), 'day')).toMatchObject({ ok: false, error: { code: 'not-movable' } })
  await closeDatabase()
})
