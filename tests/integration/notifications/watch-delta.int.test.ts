/** A delta of a validator's cache: told at once, and not again when the set that it led to is a file. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { findWatches } from '#lib/notifications/server/find-watches.ts'
import { watchBlock } from '#lib/notifications/server/watch-block.ts'
import { watchDelta, watchWorld } from '#lib/notifications/server/watch-world.ts'
import type { VrpPayload } from '#lib/routing/vrp-feed.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'
import { vrpSetOf } from '#tests/support/vrp-set.ts'

const actor = systemActor('test')
const dataDir = temporaryFolder()
const block = prefix('198.51.100.0/24')
const loud = { leastTier: 'notice', byMail: false, byWebhook: false, quiet: null } as const
let house: House
let market: Awaited<ReturnType<typeof settleMarket>>
let day = 1

const roaOf = (asn: number): VrpPayload => ({ ...block, maxLength: 24, asn })
const other: VrpPayload = { ...prefix('203.0.113.0/24'), maxLength: 24, asn: 64_999 }

/** The next day's files: the ASes that have a ROA for the block, and who announces it. */
async function publish(asns: readonly number[], origin = 64_500): Promise<void> {
  day += 1
  const date = `2026-06-${String(day).padStart(2, '0')}`
  const roas = [64_999, ...asns].map((asn) => ({
    ...{ asn, prefix: asn === 64_999 ? '203.0.113.0/24' : '198.51.100.0/24', maxLength: 24, ta: 'ripe', expires: day },
  }))
  const metadata = { buildtime: `${date}T09:00:00Z`, vrps: roas.length }
  const sourcesDir = writeSources({
    'vrps.json': JSON.stringify({ metadata, roas }, null, 1),
    'riswhoisdump.IPv4': `% This file was generated at Mon Jun ${date.slice(8)} 08:00:00 2026 UTC\n%\n${origin}\t198.51.100.0/24\t300\n`,
  })
  await syncWorld({ world: 'simulated', dataDir, sourcesDir, fetchedAt: `${date}T10:00:00Z` })
}

/** A cache tells the set of these ASes, that had told those. */
async function tell(before: readonly number[], after: readonly number[]) {
  const rows = [...after.map(roaOf), other].sort((a, b) => a.address - b.address || a.asn - b.asn)
  const delta = {
    announced: after.filter((asn) => !before.includes(asn)).map(roaOf),
    withdrawn: before.filter((asn) => !after.includes(asn)).map(roaOf),
  }
  const update = {
    cache: 'rpki.example:8282',
    sessionId: 1,
    serial: 2,
    set: vrpSetOf(rows),
    delta,
    expireSeconds: 7200,
  }
  return watchDelta(actor, { update, at: new Date('2026-06-02T12:01:00Z'), since: new Date('2026-06-02T12:00:00Z') })
}

const told = async () =>
  (
    await house.asOwner(
      'SELECT e.kind, r.kind AS by FROM timeline_event e JOIN watch_run r ON r.id = run_id ORDER BY e.id',
    )
  ).map(({ kind, by }) => `${by}: ${kind}`)

beforeAll(async () => {
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  house = await openHouse()
  market = await settleMarket(house)
  await watchBlock(market.buyer, block, loud)
})

afterAll(() => house.close())

test('a delta before the watch has seen any set is no change', async () => {
  expect(await tell([64_500], [64_666])).toEqual({ changes: 0, alerts: 0, told: 0 })
})

test('is told at once, with the moments between which it came', async () => {
  await publish([64_500])
  await watchWorld(actor)
  expect(await tell([64_500], [64_666])).toMatchObject({ changes: 3, alerts: 3 })
  expect(await told()).toEqual(['delta: route-became-invalid', 'delta: foreign-vrp', 'delta: vrp-ended'])
  const { alerts } = await findWatches(market.buyer)
  expect(alerts[0]?.event).toMatchObject({
    ...{ tier: 'critical', before: 'Valid', after: 'Invalid' },
    ...{ beforeAsOf: '2026-06-02T12:00:00.000Z', afterAsOf: '2026-06-02T12:01:00.000Z' },
  })
})

test('that another machine hears too is not told twice', async () => {
  expect(await tell([64_500], [64_666])).toMatchObject({ changes: 0 })
})

test('that touches no watched block is nothing to tell', async () => {
  const update = {
    cache: 'c',
    sessionId: 1,
    serial: 3,
    set: vrpSetOf([]),
  }
  const delta = { announced: [other], withdrawn: [] }
  const at = new Date()
  expect(await watchDelta(actor, { update: { ...update, delta, expireSeconds: 1 }, at, since: at })).toMatchObject({
    changes: 0,
  })
})

test('is not told again by a step of other files, nor once its own set is written, unlike what is new in that set', async () => {
  const before = (await told()).length
  await publish([64_500], 64_500)
  await watchWorld(actor)
  await publish([64_666, 64_501])
  expect(await watchWorld(actor)).toMatchObject({ changes: 1 })
  expect((await told()).slice(before)).toEqual(['snapshots: foreign-vrp'])
})

test('that is taken back before a set is written is told both ways, and its alert stands no longer', async () => {
  const before = (await told()).length
  await tell([64_666, 64_501], [64_666])
  await tell([64_666], [64_666, 64_501])
  await publish([64_666, 64_501])
  await watchWorld(actor)
  expect((await told()).slice(before)).toEqual(['delta: vrp-ended', 'delta: foreign-vrp'])
  const { alerts } = await findWatches(market.buyer)
  const states = alerts.filter(({ event }) => event.subject.endsWith('AS64501')).map(({ state }) => state)
  expect(states.sort()).toEqual(['raised', 'resolved', 'resolved'])
})

test('what changes again after its set was written is told again', async () => {
  const before = (await told()).length
  await publish([64_666])
  await watchWorld(actor)
  await tell([64_666], [64_666, 64_501])
  await publish([64_666, 64_501])
  await watchWorld(actor)
  expect((await told()).slice(before)).toEqual(['snapshots: vrp-ended', 'delta: foreign-vrp'])
})
