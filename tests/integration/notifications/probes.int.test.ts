/** From a named address to what is usual of it: over real connections through a proxy, into PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { findProbes } from '#lib/notifications/server/find-probes.ts'
import { endNamedProbe, nameProbe } from '#lib/notifications/server/name-probe.ts'
import { runProbes } from '#lib/notifications/server/run-probes.ts'
import { watchBlock } from '#lib/notifications/server/watch-block.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { startAddressProxy } from '#lib/simulation/probes/start-address-proxy.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const worker = systemActor('test')
const settings = { leastTier: 'warning', byMail: false, byWebhook: false, quiet: null } as const
const target = { address: 0xf0000007, port: 443 }

let house: House
let market: Awaited<ReturnType<typeof settleMarket>>
let proxy: { stop(): Promise<void> }
const asked: number[] = []
/** Whether somebody is at the address. */
let isThere = true

beforeAll(async () => {
  house = await openHouse()
  const port = await findFreePort()
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('PROBE_PROXY', `127.0.0.1:${port}`)
  proxy = await startAddressProxy({
    ...{ host: '127.0.0.1', port },
    look: async (address) => {
      asked.push(address)
      return isThere ? 1 : null
    },
  })
  market = await settleMarket(house)
  await publish('ORG-S', 48)
})

afterAll(async () => {
  await proxy.stop()
  await house.close()
})

/** Statistics of the RIPE NCC, so many hours before the world's present. */
async function publish(holder: string, hoursAgo: number): Promise<void> {
  const [row] = await house.asOwner('SELECT dotquad_now() AS now')
  const at = new Date(Number(row?.now) - hoursAgo * 3_600_000)
  const day = at.toISOString().slice(0, 10).replaceAll('-', '')
  const text = [
    `2.3|ripencc|${day}|1|19930901|${day}|+0000`,
    ...['asn|*|0', 'ipv4|*|1', 'ipv6|*|0'].map((kind) => `ripencc|*|${kind}|summary`),
    `ripencc|NL|ipv4|240.0.0.0|1024|20150302|allocated|${holder}`,
  ].join('\n')
  const sourcesDir = writeSources({ [`delegated-ripencc-${holder}.txt`]: `${text}\n` })
  const outcomes = await syncWorld({ world: 'simulated', dataDir, sourcesDir, fetchedAt: at.toISOString() })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['imported'])
}

/** The seller watches so many other blocks, each with an address named. */
async function watchOthers(count: number): Promise<void> {
  await house.asOwner(
    `INSERT INTO watch (id, organisation_id, block, reason, least_tier, by_mail, by_webhook, created_by)
     SELECT 'wch_o' || n, 'org_seller', ('241.0.' || n || '.0/24')::cidr, 'asked', 'warning', false, false, 'test'
     FROM generate_series(1, $1::int) AS n`,
    [count],
  )
  await house.asOwner(
    `INSERT INTO probe_target (watch_id, address, port, created_by)
     SELECT id, host(block)::inet, 443, 'test' FROM watch WHERE id LIKE 'wch_o%'`,
  )
}

async function proveControl(block: string) {
  await house.asOwner(
    `INSERT INTO listing (id, organisation_id, registry, holder_id, block, state, currency, terms, version)
     VALUES ('lst_1', 'org_seller', 'ripencc', 'ORG-S', $1, 'draft', 'USD', '{}', 1)`,
    [block],
  )
  await house.asOwner(
    `INSERT INTO control_proof (id, listing_id, method, token, asked_by, expires_at, checked_at, answer, reason, evidence, proven_at)
     VALUES ('prf_1', 'lst_1', 'registry-remark', 'dotquad-control=1', 'usr_1', now(), now(), 'found', 'It was read.', '{}', now())`,
  )
}

describe('an address is named', () => {
  test('by nobody who has not proven control of it, and nothing is asked', async () => {
    await watchBlock(market.seller, prefix('240.0.0.0/22'), settings)
    expect(await nameProbe(market.seller, target)).toMatchObject({
      ok: false,
      error: expect.stringContaining('Control of it is not proven'),
    })
    await runProbes(worker)
    expect(asked).toEqual([])
  })

  test('by whoever proved control and watches a block that holds it', async () => {
    await proveControl('240.0.0.0/22')
    expect(await nameProbe(market.rival, target)).toMatchObject({ ok: false })
    expect(await nameProbe(market.seller, { ...target, address: 0xf0000407 })).toMatchObject({ ok: false })
    expect(await nameProbe(market.seller, target)).toEqual({ ok: true, value: null })
    expect(await findProbes(market.rival)).toEqual([])
  })

  test('again on another port in place of the first, and of more watches than fifty by nobody', async () => {
    await watchOthers(49)
    expect(await nameProbe(market.seller, target)).toEqual({ ok: true, value: null })
    expect(await findProbes(market.seller)).toHaveLength(50)
    await watchBlock(market.seller, prefix('240.0.0.0/24'), settings)
    const more = await nameProbe(market.seller, target)
    expect(!more.ok && more.error).toContain('has 50 addresses probed, which is the most')
    await house.asOwner("UPDATE watch SET ended_at = now() WHERE id LIKE 'wch_o%' OR block = '240.0.0.0/24'")
  })
})

describe('a named address', () => {
  test('that answers has a sample of both, and one that does not of its silence alone', async () => {
    expect(await runProbes(worker)).toMatchObject({ asked: 1, reachable: 1, silent: 0, notTaken: 0, notControlled: 0 })
    isThere = false
    await house.advance('5 minutes')
    expect(await runProbes(worker)).toMatchObject({ reachable: 0, silent: 1 })
    const rows = await house.asOwner('SELECT measure, value > 0 AS more FROM measured_sample ORDER BY at, measure')
    expect(rows.map(({ measure, more }) => [measure, more])).toEqual([
      ['availability', true],
      ['latency', true],
      ['availability', false],
    ])
    const [line] = await findProbes(market.seller)
    expect(line).toMatchObject({ address: '240.0.0.7', port: 443, history: { last: { isReachable: false } } })
    expect(line?.history?.availability.shares).toContainEqual({ window: 'week', answered: 1, attempts: 2 })
  })

  test('whose answers grow slower all week is told before it is silent', async () => {
    await house.asOwner(
      `INSERT INTO measured_sample (block, measure, at, value, source)
       SELECT '240.0.0.7/32', 'latency', dotquad_now() - make_interval(hours => h), 100 - h / 2.0, 'tcp/443'
       FROM generate_series(1, 150) AS h`,
    )
    // It was another's until it was named.
    const [before] = await findProbes(market.seller)
    expect(before?.history?.latency.baselines.map(({ samples }) => samples)).toEqual([1, 1, 1])
    await house.asOwner("UPDATE probe_target SET created_at = created_at - interval '8 days' WHERE ended_at IS NULL")
    const [line] = await findProbes(market.seller)
    expect(line?.history?.latency.drift).toMatchObject({ state: 'leaving' })
    expect(await findProbes(market.seller)).toHaveLength(1)
  })

  test('is not asked any more once the statistics show another holder, though its listing was never published', async () => {
    const before = asked.length
    await publish('ORG-NEXT', 24)
    // What the next holder's address answers is no business of the last one's.
    expect(await findProbes(market.seller)).toMatchObject([{ address: '240.0.0.7', history: null }])
    expect(await runProbes(worker)).toMatchObject({ asked: 0, notControlled: 1, ended: 1 })
    expect(await findProbes(market.seller)).toEqual([])
    expect(await nameProbe(market.seller, target)).toMatchObject({ ok: false })
    expect(asked).toHaveLength(before)
    await publish('ORG-S', 0)
    expect(await nameProbe(market.seller, target)).toMatchObject({ ok: true })
    expect(await runProbes(worker)).toMatchObject({ asked: 1, notControlled: 0 })
  })

  test('is not asked while no current statistics were read, which ends nothing', async () => {
    const before = asked.length
    await house.advance('10 days')
    expect(await runProbes(worker)).toMatchObject({ asked: 0, notControlled: 1, ended: 0 })
    expect(await findProbes(market.seller)).toMatchObject([{ history: null }])
    expect(asked).toHaveLength(before)
    await publish('ORG-S', 1)
    expect(await runProbes(worker)).toMatchObject({ asked: 1, notControlled: 0 })
  })

  test('is ended by its own watcher alone', async () => {
    const [line] = await findProbes(market.seller)
    const id = line?.id ?? ''
    expect(await endNamedProbe(market.rival, id)).toBe(false)
    expect(await endNamedProbe(market.seller, 'x')).toBe(false)
    expect(await endNamedProbe(market.seller, id)).toBe(true)
    expect(await findProbes(market.seller)).toEqual([])
  })

  test('is ended once it was given away', async () => {
    expect(await nameProbe(market.seller, target)).toMatchObject({ ok: true })
    const before = asked.length
    await house.asOwner("UPDATE listing SET state = 'closed' WHERE id = 'lst_1'")
    expect(await runProbes(worker)).toMatchObject({ asked: 0, notControlled: 1, ended: 1 })
    expect(asked).toHaveLength(before)
    expect(await findProbes(market.seller)).toEqual([])
  })
})
