/** What DNS blocklists come to answer otherwise: from real DNS messages to an alert, once, and never from a time-out. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { UdpClient, usualPatience } from '#lib/adapters/dns/udp-client.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { askForWatchedScans } from '#lib/notifications/server/ask-for-watched-scans.ts'
import { findWatches } from '#lib/notifications/server/find-watches.ts'
import { watchBlock } from '#lib/notifications/server/watch-block.ts'
import { watchAnswers } from '#lib/notifications/server/watch-world.ts'
import { chooseZones } from '#lib/reputation/choose-zones.ts'
import { watchedScans } from '#lib/reputation/scan-order.ts'
import { finishScan, insertDueScans, insertScan, selectOpenScans } from '#lib/reputation/server/dnsbl-store.ts'
import { scanBlock } from '#lib/reputation/server/scan-block.ts'
import { answerTo, startDnsServer, type TestDnsServer } from '#tests/support/dns-server.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const block = prefix('240.1.0.0/24')
const list = 'dnsbl-1.uceprotect.net'
const actor = systemActor('test')
const loud = { leastTier: 'notice', byMail: false, byWebhook: false, quiet: null } as const

let house: House
let server: TestDnsServer
let market: Awaited<ReturnType<typeof settleMarket>>
const listed = new Set<number>()
const silent = new Set<number>()
let isDead = false
const hostOf = (name: string) => (name.endsWith(`.0.1.240.${list}`) ? Number(name.split('.')[0]) : null)

function zone(name: string) {
  const host = hostOf(name)
  const isListed = host === null ? name.startsWith('2.0.0.127.') && !isDead : listed.has(host)
  return isListed ? { addresses: [0x7f000002] } : { rcode: 3 }
}

beforeAll(async () => {
  server = await startDnsServer({
    zone,
    behave: (question, name) => (silent.has(hostOf(name) ?? -1) ? [] : [answerTo(question, zone(name))]),
  })
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', temporaryFolder())
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('DNSBL_RESOLVER', `127.0.0.1:${server.port}`)
  market = await settleMarket(house)
  await watchBlock(market.buyer, block, loud)
  await watchBlock(market.buyer, prefix('240.1.0.7/32'), loud)
})

afterAll(async () => {
  await house.close()
  await server.stop()
})

/** Another day's asking of one list. */
async function scan(): Promise<void> {
  await house.advance('1 day')
  await insertScan(actor, block)
  const [open] = await selectOpenScans()
  if (!open) throw new Error('the scan is open')
  const zones = chooseZones({ hasResolver: true, keys: {} }).asked.filter((one) => one.zone.id === 'uceprotect-1')
  const client = new UdpClient(server, { ...usualPatience, timeoutMs: 100, tries: 2 })
  await scanBlock(open, { client, zones, perSecond: 100_000, isOver: () => false })
  client.close()
  await finishScan(open)
}

const told = async () =>
  house.asOwner(
    `SELECT block::text, kind, before, after, sentence, before_sha256, after_as_of > before_as_of AS is_later
     FROM timeline_event ORDER BY id`,
  )

describe('a DNS blocklist', () => {
  test('has nothing told of its first answers: nobody had asked before', async () => {
    listed.add(5)
    await scan()
    expect(await watchAnswers(actor)).toEqual({ answers: 0, cases: 0, alerts: 0, told: 0 })
  })

  test('that comes to list an address is told to whoever watches it or a block around it, once', async () => {
    listed.add(7)
    await scan()
    expect(await watchAnswers(actor)).toMatchObject({ answers: 2, alerts: 2 })
    expect(await watchAnswers(actor)).toMatchObject({ answers: 0 })
    const sentence = 'UCEPROTECT level 1 lists 240.1.0.7 (single address).'
    expect(await told()).toEqual([
      {
        ...{ block: '240.1.0.0/24', kind: 'listed-for-abuse', before: '1 address listed', after: '2 addresses listed' },
        ...{ sentence, before_sha256: null, is_later: true },
      },
      {
        ...{ block: '240.1.0.7/32', kind: 'listed-for-abuse', before: 'none listed', after: '1 address listed' },
        ...{ sentence, before_sha256: null, is_later: true },
      },
    ])
  })

  test('has nothing told of the same answer again, nor of a time-out, nor of a list that died: none is "cleared"', async () => {
    const before = (await told()).length
    await scan()
    silent.add(7)
    await scan()
    isDead = true
    await scan()
    isDead = false
    expect(await watchAnswers(actor)).toMatchObject({ answers: 0 })
    expect(await told()).toHaveLength(before)
    const { alerts } = await findWatches(market.buyer)
    expect(alerts.map(({ state }) => state)).toEqual(['raised', 'raised'])
  })

  test('that answers again as before the silence has nothing to tell', async () => {
    silent.clear()
    await scan()
    expect(await watchAnswers(actor)).toMatchObject({ answers: 0 })
  })

  test('that lists an address no more ends what was told only with its last address', async () => {
    listed.delete(7)
    await scan()
    expect(await watchAnswers(actor)).toMatchObject({ answers: 2 })
    expect((await told()).slice(2).map(({ block: of, kind, after }) => [of, kind, after])).toEqual([
      ['240.1.0.0/24', 'delisted-in-part', '1 address listed'],
      ['240.1.0.7/32', 'delisted', 'none listed'],
    ])
    const { alerts } = await findWatches(market.buyer)
    const states = alerts.filter(({ event }) => event.kind === 'listed-for-abuse').map(({ state }) => state)
    expect(states.sort()).toEqual(['raised', 'resolved'])
  })

  test('that lists an address which had no answer says that it may have been listed already', async () => {
    silent.add(9)
    await scan()
    silent.clear()
    listed.add(9)
    await scan()
    await watchAnswers(actor)
    expect((await told()).at(-1)?.sentence).toContain('it may have been listed already')
  })
})

test('a watched scan comes after the market’s and after people’s, and forward where these want its block', async () => {
  await house.advance('2 days')
  const watches = systemActor(watchedScans)
  const open = async () => (await selectOpenScans()).map(({ block: of }) => formatPrefix(of))
  for (const wanted of ['240.2.0.0/24', '240.2.1.0/24', '240.2.2.0/24']) await insertScan(watches, prefix(wanted))
  const due = { afterHours: 24, mostWaiting: null }
  await insertDueScans(actor, [prefix('240.3.0.0/24'), prefix('240.2.1.0/24')], due)
  expect(await open()).toEqual(['240.2.1.0/24', '240.3.0.0/24', '240.2.0.0/24', '240.2.2.0/24'])
  expect(await insertScan(market.buyer, prefix('240.2.2.0/24'))).toBe(false)
  expect((await open())[0]).toBe('240.2.2.0/24')
  for (const scanned of await selectOpenScans()) await finishScan(scanned)
})

test('a watched block that is wide has lists asked only where its watcher controls it, and its watcher is told', async () => {
  await watchBlock(market.buyer, prefix('240.16.0.0/16'), loud)
  expect(await askForWatchedScans(actor)).toBe(1)
  expect((await selectOpenScans()).map(({ block: of }) => of)).toEqual([block])
  const { notScanned } = await findWatches(market.buyer)
  expect([...notScanned.keys()]).toEqual(['240.16.0.0/16'])
  for (const scanned of await selectOpenScans()) await finishScan(scanned)
})

test('watched blocks are asked about once a day, the narrow ones by the block around them', async () => {
  await house.advance('2 days')
  expect(await askForWatchedScans(actor)).toBe(1)
  expect(await askForWatchedScans(actor)).toBe(0)
  expect((await selectOpenScans()).map(({ block: of }) => of)).toEqual([block])
})

test('what a list answered otherwise is history', async () => {
  await expect(house.asOwner('DELETE FROM dnsbl_change')).rejects.toThrow('append-only')
  await expect(house.asApp("UPDATE dnsbl_change SET zone = 'x'")).rejects.toThrow('permission denied')
})
