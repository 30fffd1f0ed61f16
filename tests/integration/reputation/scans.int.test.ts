/** Scans of blocks on DNS blocklists: over real DNS messages from a server in this process, into PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { UdpClient, usualPatience } from '#lib/adapters/dns/udp-client.ts'
import { type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { stateDossier } from '#lib/diligence/statements/state-dossier.ts'
import { systemActor, visitor } from '#lib/kernel/actor.ts'
import { askForListingScan } from '#lib/listings/server/ask-for-listing-scan.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { chooseZones } from '#lib/reputation/choose-zones.ts'
import type { ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import { askForDueScans, askForScan } from '#lib/reputation/server/ask-for-scan.ts'
import { finishScan, selectOpenScans } from '#lib/reputation/server/dnsbl-store.ts'
import { findDnsblStanding } from '#lib/reputation/server/find-dnsbl-standing.ts'
import { runScans } from '#lib/reputation/server/run-scans.ts'
import { scanBlock } from '#lib/reputation/server/scan-block.ts'
import { answerTo, startDnsServer, type TestDnsServer } from '#tests/support/dns-server.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { killAtTable } from '#tests/support/killed-job.ts'
import { memberOf, settleMarket } from '#tests/support/market.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const keys = { 'spamhaus-zen': 'secretlabel' }
const zen = 'secretlabel.zen.dq.spamhaus.net'
const seller = memberOf('org_seller', 'seller')

let house: House
let server: TestDnsServer
/** Names that are listed, with their codes; any other is not there. */
const listed = new Map<string, number[]>()
const silent = new Set<string>()
const deadZones = new Set(['psbl.surriel.com'])

/** What every zone that works lists for ever. */
const isTestAddress = (name: string) =>
  name.startsWith('2.0.0.127.') && ![...deadZones].some((zone) => name.endsWith(zone))

function zone(name: string) {
  // A publisher that refuses this resolver says so to every question.
  if (name.endsWith('bl.spamcop.net')) return { addresses: [0x7ffffffe] }
  const codes = listed.get(name) ?? (isTestAddress(name) ? [0x7f000002] : [])
  return codes.length > 0 ? { addresses: codes } : { rcode: 3 }
}

beforeAll(async () => {
  server = await startDnsServer({
    zone,
    behave: (question, name) => (silent.has(name) ? [] : [answerTo(question, zone(name))]),
  })
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', temporaryFolder())
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('DNSBL_RESOLVER', `127.0.0.1:${server.port}`)
  vi.stubEnv('DNSBL_KEYS', `spamhaus-zen:${keys['spamhaus-zen']}`)
  vi.stubEnv('DNSBL_PER_SECOND', '100000')
})

afterAll(async () => {
  await house.close()
  await server.stop()
})

async function standingOf(block: Prefix) {
  const standing = await findDnsblStanding(visitor(), block)
  if (standing.state !== 'known') throw new Error(standing.state)
  const on = (id: string): ZoneStanding => {
    const found = standing.zones.find((one) => one.zone === id)
    if (!found) throw new Error(`${id} is not asked`)
    return found
  }
  return { ...standing, on }
}

async function scan(block: Prefix) {
  await askForScan(seller, block)
  return runScans({ budgetMs: 60_000 })
}

describe('who may ask for a scan', () => {
  test('no visitor, and nobody for what is too wide or too narrow', async () => {
    expect((await askForScan(visitor(), prefix('240.9.0.0/24'))).ok).toBe(false)
    for (const block of ['240.0.0.0/13', '240.9.0.0/25']) {
      const asked = await askForScan(seller, prefix(block))
      expect(!asked.ok && asked.error).toContain('A scan is of a /14 to a /24')
    }
    expect(await selectOpenScans()).toEqual([])
  })

  test('a member; and a block that waits already is asked for once', async () => {
    const block = prefix('240.9.0.0/24')
    expect(await askForScan(seller, block)).toEqual({ ok: true, value: { isNew: true } })
    expect(await askForScan(seller, block)).toEqual({ ok: true, value: { isNew: false } })
    expect(await runScans({ budgetMs: 60_000 })).toMatchObject({ finished: 1, unknown: 0 })
  })

  test('the house asks for each block once a day', async () => {
    const house = systemActor('scan-blocklists')
    const blocks = [prefix('240.9.0.0/24'), prefix('240.9.1.0/24'), prefix('240.0.0.0/12')]
    expect(await askForDueScans(house, blocks)).toBe(1)
    await runScans({ budgetMs: 60_000 })
    expect(await askForDueScans(house, blocks)).toBe(0)
  })
})

describe('what a scan finds', () => {
  const block = prefix('240.1.0.0/23')

  beforeAll(async () => {
    listed.set(`7.0.1.240.${zen}`, [0x7f000002, 0x7f000009])
    listed.set(`8.0.1.240.${zen}`, [0x7f00000a])
    listed.set('7.0.1.240.dnsbl-1.uceprotect.net', [0x7f000002])
    listed.set('9.1.1.240.dnsbl-2.uceprotect.net', [0x7f000002])
    await scan(block)
  })

  test('each list was asked about every address, and tells the codes as they were answered', async () => {
    const { on } = await standingOf(block)
    expect(on('spamhaus-zen')).toMatchObject({
      asked: 512,
      unknown: 0,
      problem: null,
      resolver: `127.0.0.1:${server.port}`,
    })
    expect(on('spamhaus-zen').standing).toMatchObject([
      { codes: ['127.0.0.10'], addresses: 1 },
      { codes: ['127.0.0.2', '127.0.0.9'], addresses: 1 },
    ])
    expect(on('uceprotect-1').standing).toMatchObject([{ codes: ['127.0.0.2'], addresses: 1 }])
  })

  test('by class the addresses are a union, and policy and collateral stand apart from guilt', async () => {
    const { byClass } = await standingOf(block)
    expect(Object.fromEntries(byClass.map((one) => [one.class, one.addresses]))).toEqual({
      ...{ dropped: 1, guilt: 1, policy: 1, collateral: 1 },
    })
  })

  test('a list that fails its test addresses has failed, and no address counts as not listed', async () => {
    const { on } = await standingOf(block)
    expect(on('psbl')).toMatchObject({ asked: 0, problem: { reason: expect.stringContaining('127.0.0.2') } })
    expect(on('spamcop')).toMatchObject({ asked: 0, problem: { reason: expect.stringContaining('open resolver') } })
  })

  test('lists without a key, and dead ones, say why they were not asked', async () => {
    const { unasked } = await standingOf(block)
    expect(unasked.map((one) => one.zone.id)).toEqual(expect.arrayContaining(['abusix-combined', 'abuseipdb', 'sorbs']))
  })

  test('a smaller block, and an address, are told from the scan of the wider one', async () => {
    expect((await standingOf(prefix('240.1.1.0/24'))).on('uceprotect-2')).toMatchObject({
      asked: 256,
      standing: [{ addresses: 1 }],
    })
    expect((await standingOf(prefix('240.1.0.8/32'))).on('spamhaus-zen')).toMatchObject({
      asked: 1,
      standing: [{ codes: ['127.0.0.10'] }],
    })
    expect((await standingOf(prefix('240.1.0.6/32'))).on('spamhaus-zen')).toMatchObject({ asked: 1, standing: [] })
  })

  test('the page of the block tells it, beside a dossier in which nothing else was imported', async () => {
    const found = await findDossier(visitor(), { block, asn: null })
    if (!found.ok) throw new Error(found.error.message)
    const { statements } = stateDossier(found.value.dossier, [], found.value.particulars)
    const statement = statements.find(({ topic }) => topic === 'dns-blocklists')
    expect(statement?.text).toContain('Abuse near by, which is none of theirs: 1 address (UCEPROTECT level 2)')
    expect(statement?.asked).toMatch(/^512 addresses on \d+ lists$/)
    expect(JSON.stringify(found.value.dossier)).not.toContain('uceprotect')
  })

  test('no key is written down', async () => {
    const rows = await house.asOwner(
      'SELECT t::text AS t FROM dnsbl_part t UNION ALL SELECT t::text FROM dnsbl_listing t',
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ t }) => String(t).includes(keys['spamhaus-zen']))).toEqual([])
  })

  test('a listing keeps the day it was first seen, and one that is gone stays as history', async () => {
    const before = await standingOf(block)
    listed.delete(`7.0.1.240.${zen}`)
    listed.delete('9.1.1.240.dnsbl-2.uceprotect.net')
    await house.advance('3 days')
    await scan(block)
    const { on, byClass } = await standingOf(block)
    const [policy] = on('spamhaus-zen').standing
    expect(on('spamhaus-zen').standing).toHaveLength(1)
    expect(policy?.firstSeenAt).toBe(before.on('spamhaus-zen').standing[0]?.firstSeenAt)
    expect(policy?.lastSeenAt).not.toBe(policy?.firstSeenAt)
    expect(on('spamhaus-zen').ended).toMatchObject({ addresses: 1 })
    expect(on('uceprotect-2')).toMatchObject({ standing: [], ended: { addresses: 1 } })
    expect(byClass.map((one) => one.class).sort()).toEqual(['guilt', 'policy'])
  })

  test('a list that dies later keeps its last answers, with their age and what went wrong', async () => {
    deadZones.add('dnsbl-1.uceprotect.net')
    await house.advance('2 days')
    await scan(block)
    const { on } = await standingOf(block)
    expect(on('uceprotect-1')).toMatchObject({
      asked: 512,
      problem: { reason: expect.stringContaining('dead') },
      standing: [{ addresses: 1 }],
    })
    expect(on('uceprotect-1').newestAt).not.toBe(on('uceprotect-2').newestAt)
    deadZones.delete('dnsbl-1.uceprotect.net')
  })
})

const openScanOf = async (block: Prefix) => {
  await askForScan(seller, block)
  const open = await selectOpenScans()
  const found = open.find((one) => one.block.address === block.address)
  if (!found) throw new Error('the scan is open')
  return found
}

test('a scan that is broken off goes on without asking again what was answered', async () => {
  const block = prefix('240.2.0.0/22')
  const open = await openScanOf(block)
  const [uceprotect] = chooseZones({ hasResolver: true, keys: {} }).asked.filter(
    (one) => one.zone.id === 'uceprotect-1',
  )
  if (!uceprotect) throw new Error('the list may be asked')
  const client = new UdpClient(server)
  const scanning = { client, zones: [uceprotect], perSecond: 100_000 }
  const namesOf = () => server.asked.filter((name) => !name.includes('.127.dnsbl'))
  const startedAt = namesOf().length
  let looks = 0
  const broken = await scanBlock(open, { ...scanning, isOver: () => ++looks > 5 })
  const firstNames = namesOf().slice(startedAt)
  expect(broken.isFinished).toBe(false)
  expect(firstNames.length).toBeGreaterThan(0)
  expect(firstNames.length).toBeLessThan(prefixSize(block))

  const rest = await scanBlock(open, { ...scanning, isOver: () => false })
  client.close()
  expect(rest.isFinished).toBe(true)
  await finishScan(open)
  const names = namesOf().slice(startedAt)
  expect(names).toHaveLength(prefixSize(block))
  expect(new Set(names).size).toBe(prefixSize(block))
})

test('a worker that is killed in the middle of a write leaves nothing half, and the next goes on', async () => {
  const block = prefix('240.4.0.0/24')
  const open = await openScanOf(block)
  expect(await killAtTable(house, { job: 'scan-blocklists', table: 'dnsbl_part' })).toBe(true)
  expect(await house.asOwner('SELECT FROM dnsbl_part WHERE scan_id = $1', [open.id])).toEqual([])
  // The worker also had the example of its world to ask about, which is wide.
  await house.asOwner("UPDATE dnsbl_scan SET finished_at = dotquad_now() WHERE asked_by LIKE 'system:%'")
  expect(await runScans({ budgetMs: 60_000 })).toMatchObject({ finished: 1, unknown: 0 })
  expect((await standingOf(block)).on('spamhaus-zen')).toMatchObject({ asked: 256 })
})

test('a listing’s owner and the operator may have its block asked about, and nobody else learns that it is there', async () => {
  const { seller: owner, operator, stranger, buyer } = await settleMarket(house)
  const id = newPublicId('lst')
  await house.asOwner(
    `INSERT INTO listing (id, organisation_id, registry, holder_id, block, state, currency, terms, version)
     VALUES ($1, 'org_seller', 'ripencc', 'ORG-S', '240.5.0.0/24', 'draft', 'USD', $2, 0)`,
    [id, JSON.stringify({ lease: null, permittedUses: [], note: '' })],
  )
  for (const actor of [stranger, buyer, visitor()]) {
    expect(await askForListingScan(actor, id)).toMatchObject({ ok: false, error: { kind: 'not-found' } })
  }
  expect(await askForListingScan(owner, id)).toEqual({ ok: true, value: { isNew: true } })
  expect(await askForListingScan(operator, id)).toEqual({ ok: true, value: { isNew: false } })
  expect(await runScans({ budgetMs: 60_000 })).toMatchObject({ finished: 1 })
})

test('an address that gets no answer is unknown: neither listed, nor not listed, nor taken off a list', async () => {
  const block = prefix('240.3.0.0/24')
  const name = '5.0.3.240.dnsbl-1.uceprotect.net'
  listed.set(name, [0x7f000002])
  await scan(block)
  expect((await standingOf(block)).on('uceprotect-1')).toMatchObject({ unknown: 0, standing: [{ addresses: 1 }] })
  silent.add(name)
  const client = new UdpClient(server, { ...usualPatience, timeoutMs: 100, tries: 2 })
  const zones = chooseZones({ hasResolver: true, keys }).asked
  await scanBlock(await openScanOf(block), { client, zones, perSecond: 100_000, isOver: () => false })
  client.close()
  silent.delete(name)
  const now = await standingOf(block)
  expect(now.on('uceprotect-1')).toMatchObject({
    ...{ asked: 256, unknown: 1, unknownReason: 'no answer came in time', ended: null },
    standing: [{ addresses: 1 }],
  })
})

test('a house that cannot read its answers says so, and not that there are none', async () => {
  await house.asOwner('ALTER TABLE dnsbl_part RENAME TO dnsbl_gone')
  expect(await findDnsblStanding(visitor(), prefix('240.3.0.0/24'))).toMatchObject({ state: 'failed' })
  await house.asOwner('ALTER TABLE dnsbl_gone RENAME TO dnsbl_part')
})

test('history cannot be deleted', async () => {
  await expect(house.asOwner('DELETE FROM dnsbl_listing')).rejects.toThrow('append-only')
})
