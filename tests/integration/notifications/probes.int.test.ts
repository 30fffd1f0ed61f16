/** From a named address to what is usual of it: over real connections through a proxy, into PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
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
import { temporaryFolder } from '#tests/support/sources-folder.ts'

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
  vi.stubEnv('DOTQUAD_DATA_DIR', temporaryFolder())
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
})

afterAll(async () => {
  await proxy.stop()
  await house.close()
})

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
})

describe('a named address', () => {
  test('that answers has a sample of both, and one that does not of its silence alone', async () => {
    expect(await runProbes(worker)).toEqual({ asked: 1, reachable: 1, silent: 0, notTaken: 0, notControlled: 0 })
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
    expect(line).toMatchObject({ address: '240.0.0.7', port: 443, last: { isReachable: false } })
    expect(line?.availability.shares).toContainEqual({ window: 'week', answered: 1, attempts: 2 })
  })

  test('whose answers grow slower all week is told before it is silent', async () => {
    await house.asOwner(
      `INSERT INTO measured_sample (block, measure, at, value, source)
       SELECT '240.0.0.7/32', 'latency', dotquad_now() - make_interval(hours => h), 100 - h / 2.0, 'tcp/443'
       FROM generate_series(1, 150) AS h`,
    )
    const [line] = await findProbes(market.seller)
    expect(line?.latency.drift).toMatchObject({ state: 'leaving' })
    expect(await findProbes(market.seller)).toHaveLength(1)
  })

  test('is not asked any more once it was given away', async () => {
    const before = asked.length
    await house.asOwner("UPDATE listing SET state = 'closed' WHERE id = 'lst_1'")
    expect(await runProbes(worker)).toMatchObject({ asked: 0, notControlled: 1 })
    expect(asked).toHaveLength(before)
  })

  test('is ended by its own watcher alone', async () => {
    const [line] = await findProbes(market.seller)
    const id = line?.id ?? ''
    expect(await endNamedProbe(market.rival, id)).toBe(false)
    expect(await endNamedProbe(market.seller, 'x')).toBe(false)
    expect(await endNamedProbe(market.seller, id)).toBe(true)
    expect(await findProbes(market.seller)).toEqual([])
  })
})
