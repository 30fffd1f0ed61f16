/** From attempts on an address to an alert and its mail: once, for its own watcher alone, and told again when it is over. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { followVisibility } from '#lib/diligence/server/follow-measured.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { acknowledgeAlert } from '#lib/notifications/server/acknowledge-alert.ts'
import { findProbes } from '#lib/notifications/server/find-probes.ts'
import { findWatches } from '#lib/notifications/server/find-watches.ts'
import { endNamedProbe, nameProbe } from '#lib/notifications/server/name-probe.ts'
import { raiseAlerts } from '#lib/notifications/server/raise-alerts.ts'
import { runProbes } from '#lib/notifications/server/run-probes.ts'
import { tellAlerts } from '#lib/notifications/server/tell-alerts.ts'
import { watchBlock } from '#lib/notifications/server/watch-block.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { startAddressProxy } from '#lib/simulation/probes/start-address-proxy.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const worker = systemActor('test')
const block = prefix('240.0.0.0/22')
const target = { address: 0xf0000007, port: 443 }
const warned = { leastTier: 'warning', byMail: true, byWebhook: false, quiet: null } as const

let house: House
let market: Awaited<ReturnType<typeof settleMarket>>
let proxy: { stop(): Promise<void> }
let isThere = true

beforeAll(async () => {
  house = await openHouse()
  const port = await findFreePort()
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('PROBE_PROXY', `127.0.0.1:${port}`)
  proxy = await startAddressProxy({ host: '127.0.0.1', port, look: async () => (isThere ? 1 : null) })
  market = await settleMarket(house)
  await house.asOwner(
    `INSERT INTO app_user (id, email, name, password_hash, email_confirmed_at) VALUES ('usr_s', 'seller@example.org', 'S', '', now())`,
  )
  await house.asOwner(
    `INSERT INTO membership (user_id, organisation_id, role) VALUES ('usr_s', 'org_seller', 'seller')`,
  )
  await publishHolder()
  await house.asOwner(
    `INSERT INTO listing (id, organisation_id, registry, holder_id, block, state, currency, terms, version)
     VALUES ('lst_1', 'org_seller', 'ripencc', 'ORG-S', '240.0.0.0/22', 'draft', 'USD', '{}', 1)`,
  )
  await house.asOwner(
    `INSERT INTO control_proof (id, listing_id, method, token, asked_by, expires_at, checked_at, answer, reason, evidence, proven_at)
     VALUES ('prf_1', 'lst_1', 'registry-remark', 'dotquad-control=1', 'usr_1', now(), now(), 'found', 'It was read.', '{}', now())`,
  )
  await watchBlock(market.seller, block, warned)
  // Another watches the same block, and an operator sees the house's own; neither is to hear of the seller's address.
  await watchBlock(market.rival, block, { ...warned, leastTier: 'notice' })
  await nameProbe(market.seller, target)
})

afterAll(async () => {
  await proxy.stop()
  await house.close()
})

async function publishHolder(): Promise<void> {
  const [row] = await house.asOwner('SELECT dotquad_now() AS now')
  const at = new Date(Number(row?.now))
  const day = at.toISOString().slice(0, 10).replaceAll('-', '')
  const text = [
    `2.3|ripencc|${day}|1|19930901|${day}|+0000`,
    ...['asn|*|0', 'ipv4|*|1', 'ipv6|*|0'].map((kind) => `ripencc|*|${kind}|summary`),
    'ripencc|NL|ipv4|240.0.0.0|1024|20150302|allocated|ORG-S',
  ].join('\n')
  const sourcesDir = writeSources({ 'delegated-ripencc.txt': `${text}\n` })
  await syncWorld({ world: 'simulated', dataDir, sourcesDir, fetchedAt: at.toISOString() })
}

/** So many rounds, five minutes apart. */
async function probe(rounds: number): Promise<{ changes: number; alerts: number }> {
  const sum = { changes: 0, alerts: 0 }
  for (let round = 0; round < rounds; round++) {
    await house.advance('5 minutes')
    const { changes, alerts } = await runProbes(worker)
    sum.changes += changes
    sum.alerts += alerts
  }
  return sum
}

const alertsOf = async () => (await findWatches(market.seller)).alerts
const mails = async () =>
  (await house.asOwner("SELECT subject FROM mail_outbox WHERE key LIKE 'watch:%' ORDER BY id")).map(
    ({ subject }) => subject,
  )

describe('a probed address that goes silent', () => {
  test('is told of after a quarter of an hour as critical, once, to its own watcher alone', async () => {
    expect(await probe(3)).toEqual({ changes: 0, alerts: 0 })
    isThere = false
    expect(await probe(3)).toEqual({ changes: 0, alerts: 0 })
    expect(await probe(4)).toEqual({ changes: 1, alerts: 1 })
    expect(await alertsOf()).toMatchObject([
      { block, state: 'raised', event: { kind: 'probe-lost', tier: 'critical', before: 'answered' } },
    ])
    expect((await findWatches(market.rival)).alerts).toEqual([])
    expect(await mails()).toEqual(['Critical: 240.0.0.0/22, No longer answers'])
  })

  test('is told of a second time where nobody acknowledges it, and stands at its row with before and after', async () => {
    await house.advance('1 hour')
    expect(await tellAlerts(worker)).toEqual({ told: 1, escalated: 1 })
    const [line] = await findProbes(market.seller)
    expect(line?.alerts).toMatchObject([{ state: 'escalated', event: { kind: 'probe-lost' } }])
    expect(line?.alerts[0]?.event.after).toMatch(/^silent since 20/)
    const [alert] = await alertsOf()
    expect(await acknowledgeAlert(market.rival, alert?.id ?? '')).toBe(false)
    expect(await acknowledgeAlert(market.seller, alert?.id ?? '')).toBe(true)
  })

  test('is told to answer again, also to who wants warnings alone: they were told of the silence', async () => {
    isThere = true
    expect(await probe(2)).toMatchObject({ changes: 0 })
    expect(await probe(3)).toEqual({ changes: 1, alerts: 1 })
    expect((await alertsOf()).map(({ state, event }) => `${state} ${event.kind}`)).toEqual([
      'raised probe-back',
      'resolved probe-lost',
    ])
    expect((await mails()).at(-1)).toBe('Notice: 240.0.0.0/22, Answers again')
    expect(await house.asOwner("SELECT count(*)::int AS told FROM watch_run WHERE kind = 'measured'")).toEqual([
      { told: 2 },
    ])
  })
})

test('a probed address that grows slower all week is warned of while it answers', async () => {
  await house.advance('10 days')
  await publishHolder()
  await house.asOwner(
    `INSERT INTO measured_sample (block, measure, at, value, source)
     SELECT '240.0.0.7/32', 'latency', dotquad_now() - make_interval(hours => h), 100 - h / 2.0, 'tcp/443'
     FROM generate_series(1, 160) AS h`,
  )
  // One real round, whose answer is as fast as ever: one sample changes nothing.
  expect(await probe(1)).toEqual({ changes: 1, alerts: 1 })
  expect((await alertsOf())[0]).toMatchObject({
    event: { kind: 'latency-left-week', tier: 'warning', before: expect.stringMatching(/ ms$/) },
  })
  expect(await probe(1)).toEqual({ changes: 0, alerts: 0 })
})

test('an address that is probed no more has nothing open', async () => {
  const [line] = await findProbes(market.seller)
  expect(await nameProbe(market.seller, target)).toEqual({ ok: true, value: null })
  expect((await findProbes(market.seller))[0]?.id).toBe(line?.id)
  expect((await alertsOf()).filter(({ state }) => state === 'raised')).not.toEqual([])
  expect(await endNamedProbe(market.seller, line?.id ?? '')).toBe(true)
  expect((await alertsOf()).filter(({ state }) => state === 'raised')).toEqual([])
})

test('an address that was sold has nothing open, and nobody is told of it again', async () => {
  expect(await nameProbe(market.seller, target)).toEqual({ ok: true, value: null })
  await publishHolder()
  isThere = true
  expect(await probe(3)).toMatchObject({ changes: 0 })
  isThere = false
  expect(await probe(7)).toMatchObject({ changes: 1, alerts: 1 })
  const told = (await mails()).length
  await house.asOwner("UPDATE listing SET state = 'closed' WHERE id = 'lst_1'")
  await house.advance('5 minutes')
  expect(await runProbes(worker)).toMatchObject({ asked: 0, ended: 1 })
  await house.advance('2 hours')
  expect(await tellAlerts(worker)).toEqual({ told: 0, escalated: 0 })
  expect((await alertsOf()).filter(({ state }) => state !== 'resolved')).toEqual([])
  expect(await mails()).toHaveLength(told)
})

describe('the visibility of a watched block', () => {
  const sample = (daysAgo: number, peers: number) =>
    house.asOwner(
      `INSERT INTO measured_sample (block, measure, at, value, source)
       VALUES ('240.0.0.0/22', 'visibility', dotquad_now() - make_interval(days => $1), $2, 'bgp-riswhois')`,
      [daysAgo, peers],
    )
  const follow = async () => [await followVisibility(worker, [block]), await raiseAlerts(worker)]

  test('that falls is told to whoever watches it, once', async () => {
    for (const day of [6, 5, 4, 3, 2, 1]) await sample(day, 300)
    expect(await follow()).toEqual([0, 0])
    await sample(0, 220)
    expect(await follow()).toEqual([1, 2])
    expect(await follow()).toEqual([0, 0])
    expect((await findWatches(market.rival)).alerts).toMatchObject([
      { event: { kind: 'visibility-left-week', before: '300 peers', after: '220 peers' } },
    ])
  })

  test('that is not measured any more ends nothing, and that comes back ends what was told', async () => {
    await house.advance('3 days')
    expect(await follow()).toEqual([0, 0])
    for (const day of [2, 1, 0]) await sample(day, 300)
    // The rival is told of every change; the seller's warning was not mailed yet, so its end is no news.
    expect(await follow()).toEqual([1, 1])
    expect((await findWatches(market.rival)).alerts.map(({ state, event }) => `${state} ${event.kind}`)).toEqual([
      'raised figure-steady',
      'resolved visibility-left-week',
    ])
  })
})
