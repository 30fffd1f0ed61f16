/** From a routing table to what is told of a block that fewer see: whoever dies in between, and once. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { followSnapshots } from '#lib/diligence/server/follow-snapshots.ts'
import { sampleVisibility } from '#lib/diligence/server/measure-visibility.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { watchBlock } from '#lib/notifications/server/watch-block.ts'
import { watchWorld } from '#lib/notifications/server/watch-world.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const worker = systemActor('test')
const block = prefix('240.0.0.0/22')

let house: House

beforeAll(async () => {
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  const market = await settleMarket(house)
  await watchBlock(market.seller, block, { leastTier: 'warning', byMail: false, byWebhook: false, quiet: null })
  await house.asOwner(
    `INSERT INTO measured_sample (block, measure, at, value, source)
     SELECT '240.0.0.0/22', 'visibility', dotquad_now() - make_interval(days => d), 300, 'bgp-riswhois'
     FROM generate_series(1, 6) AS d`,
  )
})

afterAll(() => house.close())

/** A table of the world's present in which so many peers see the block. */
async function publish(peers: number): Promise<void> {
  await house.advance('1 hour')
  const [row] = await house.asOwner('SELECT dotquad_now() AS now')
  const at = new Date(Number(row?.now))
  const [weekday, day, month, year, time] = at.toUTCString().replace(',', '').split(' ')
  const text = `% This file was generated at ${weekday} ${month} ${day} ${time} ${year} UTC\n%\n64500\t240.0.0.0/22\t${peers}\n`
  const sourcesDir = writeSources({ 'riswhoisdump.IPv4': text })
  const outcomes = await syncWorld({ world: 'simulated', dataDir, sourcesDir, fetchedAt: at.toISOString() })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['imported'])
}

const told = async () =>
  (await house.asOwner('SELECT kind FROM timeline_event ORDER BY id')).map(({ kind }) => String(kind))

test('a fall is told by the next where the worker died before it followed what it sampled', async () => {
  await publish(220)
  expect(await followSnapshots(worker, async () => [block])).toMatchObject({ steps: 1 })
  expect(await sampleVisibility(worker, [block])).toBe(1)
  expect(await watchWorld(worker)).toMatchObject({ watchSteps: 0, samples: 0, drifts: 1, alerts: 1 })
  expect(await told()).toEqual(['visibility-left-week'])
})

test('so is a rise where it died before it sampled at all', async () => {
  for (let hour = 0; hour < 4; hour++) {
    await publish(300 + hour)
    await followSnapshots(worker, async () => [block])
    expect(await watchWorld(worker)).toMatchObject({ watchSteps: 0, samples: 1 })
  }
  expect(await told()).toEqual(['visibility-left-week', 'figure-steady'])
})

test('of a table that was followed nothing is measured again', async () => {
  const before = await house.asOwner('SELECT count(*)::int AS runs FROM watch_run')
  expect(await watchWorld(worker)).toMatchObject({ watchSteps: 0, samples: 0, drifts: 0, alerts: 0 })
  expect(await house.asOwner('SELECT count(*)::int AS runs FROM watch_run')).toEqual(before)
})
