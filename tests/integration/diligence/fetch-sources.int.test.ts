/** The bad days of a source that is fetched: whatever its server does, the last good snapshot answers, and no other answer changes. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { printDossier } from '#lib/diligence/publish-dossier.ts'
import { readCatalogue } from '#lib/diligence/server/catalogue-store.ts'
import type { DownloadPlan } from '#lib/diligence/server/download-plans.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { fetchSources, type SourceFetch } from '#lib/diligence/server/fetch-sources.ts'
import { readFetchStates } from '#lib/diligence/server/fetch-state-store.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import type { SnapshotKind } from '#lib/diligence/snapshot.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { type DownloadSettings, downloadSettings } from '#lib/platform/download/download-file.ts'
import { prefix } from '#tests/support/evidence.ts'
import {
  always,
  breaksOff,
  drips,
  type FileServer,
  goesOn,
  redirectsTo,
  serveFiles,
  silent,
  testCertificate,
} from '#tests/support/file-server.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const recorded = (path: string) => readFileSync(join(import.meta.dirname, '../../recordings', path), 'utf8')
const drop = recorded('spamhaus-drop/drop_v4-20260619.json')
const oldDrop = recorded('spamhaus-drop/drop_v4-20250720.json')
const routes = recorded('bgp-riswhois/riswhoisdump.IPv4')
const html = '<!DOCTYPE html><html><body>Down for maintenance</body></html>\n'

const actor = systemActor('test')
const noon = Date.parse('2026-06-19T12:00:00Z')
const hourMs = 3_600_000
const quick: DownloadSettings = {
  ...downloadSettings,
  ...{ wholeMs: 30_000, stallMs: 10_000, retries: 0, pauseMs: 1, ca: testCertificate },
}

const planOf = (id: string, url: string, kind: SnapshotKind = 'blocklist'): DownloadPlan => {
  const source = sourceOf(id, kind)
  if (!source.download) throw new Error(`${id} is not fetched`)
  return { source, download: { ...source.download, url } }
}

/** A world whose hours go by as the test says. */
function newWorld(plans: readonly DownloadPlan[]) {
  const dataDir = temporaryFolder()
  const folder = worldFolder(dataDir, 'live')
  return {
    folder,
    fetch: (hours: number, settings: Partial<DownloadSettings> = {}) =>
      fetchSources(actor, {
        ...{ world: 'live', dataDir, plans, settings: { ...quick, ...settings } },
        now: () => new Date(noon + hours * hourMs),
      }),
    dossier: (hours: number) =>
      examinerOf(
        { dataDir, world: 'live' },
        { at: new Date(noon + hours * hourMs).toISOString(), asn: null },
      )(prefix('198.18.32.0/19')),
    state: (id = 'spamhaus-drop') => readFetchStates(folder).find(({ source }) => source === id),
    dates: () => readCatalogue(folder).snapshots.map(({ source, asOf }) => `${source} ${asOf}`),
  }
}

type World = ReturnType<typeof newWorld>
const dropIn = ({ dossier }: World, hours: number) =>
  dossier(hours).sources.find(({ source }) => source === 'spamhaus-drop')
const told = (fetches: readonly SourceFetch[]) => fetches.map(({ source, outcome }) => `${outcome} ${source}`).sort()

/** A world that has fetched DROP once, on a good day. */
async function worldWithDrop(): Promise<{ world: World; server: FileServer }> {
  const server = await serveFiles(always(drop, { etag: '"good"' }))
  const world = newWorld([planOf('spamhaus-drop', `${server.url}drop/drop_v4.json`)])
  expect(told(await world.fetch(0))).toEqual(['imported spamhaus-drop'])
  return { world, server }
}

const cutGzip = gzipSync(drop).subarray(0, -9)
const wrongCount = drop.replace(/"records":\s*\d+/, '"records":99')

test('a source that could not be fetched before its first file is still told so of then', async () => {
  const later = drop.replace('1781862242', String((noon + 3 * hourMs) / 1000))
  const server = await serveFiles(silent)
  const world = newWorld([planOf('spamhaus-drop', `${server.url}drop/drop_v4.json`)])
  expect(told(await world.fetch(0, { stallMs: 150 }))).toEqual(['failed spamhaus-drop'])
  const sealed = printDossier(world.dossier(1))
  expect(dropIn(world, 1)?.status).toBe('failed')
  server.answer(always(later))
  expect(told(await world.fetch(4))).toEqual(['imported spamhaus-drop'])
  server.answer(always('', {}, 503))
  expect(told(await world.fetch(24))).toEqual(['failed spamhaus-drop'])
  expect([1, 4].map((hour) => dropIn(world, hour)?.status)).toEqual(['failed', 'observed'])
  expect(printDossier(world.dossier(1))).toBe(sealed)
})

describe('on a bad day', () => {
  test.each<[string, RequestListener, { reason: string; words: string; stallMs?: number; isRefused?: true }]>([
    ['silence', silent, { reason: 'timeout', words: 'stalled', stallMs: 150 }],
    ['a slow drip', drips(drop), { reason: 'timeout', words: 'stalled', stallMs: 150 }],
    ['a connection that breaks off', breaksOff(drop, 100), { reason: 'unreachable', words: 'broke off' }],
    ['HTML instead of JSON', always(html), { reason: 'malformed', words: 'no file of a format' }],
    ['a truncated gzip', always(cutGzip), { reason: 'malformed', words: 'gzip stream is damaged', isRefused: true }],
    ['wrong counts', always(wrongCount), { reason: 'malformed', words: '99 records', isRefused: true }],
    ['ten times the size', always(drop.repeat(11)), { reason: 'malformed', words: 'ten times the last one' }],
    ['an empty file', always(''), { reason: 'malformed', words: 'less than a tenth' }],
    ['another source’s file', always(routes), { reason: 'malformed', words: 'bgp-riswhois', isRefused: true }],
    ['429', always('', { 'retry-after': '7200' }, 429), { reason: 'rate-limited', words: '429' }],
    ['503', always('', {}, 503), { reason: 'unreachable', words: '503' }],
    ['404', always(html, {}, 404), { reason: 'not-found', words: '404' }],
    ['a redirect loop', redirectsTo('/drop/drop_v4.json'), { reason: 'unreachable', words: 'more than 5 times' }],
  ])('%s: the last good snapshot answers, its age counts on, and nobody becomes clean', async (_name, bad, failure) => {
    const { world, server } = await worldWithDrop()
    const before = world.dossier(13)
    expect(before.blocklists?.[0]).toMatchObject({ list: 'spamhaus-drop', listedAddresses: 4096 })
    server.answer(bad)
    expect(told(await world.fetch(13, failure.stallMs ? { stallMs: failure.stallMs } : {}))).toEqual([
      'failed spamhaus-drop',
    ])
    const { sources, ...answers } = world.dossier(13)
    expect(answers).toEqual({ ...before, sources: undefined })
    const others = (of: typeof sources) => of.filter(({ source }) => source !== 'spamhaus-drop')
    expect(others(sources)).toEqual(others(before.sources))
    // A file that was refused counts at once; what could not be got leaves the last good one as it is. Both are told.
    expect(dropIn(world, 13)).toMatchObject({
      status: failure.isRefused ? 'stale' : 'observed',
      fetchedAt: '2026-06-19T12:00:00.000Z',
      fault: {
        kind: failure.isRefused ? 'refused' : 'unfetched',
        since: '2026-06-20T01:00:00.000Z',
        reason: expect.stringContaining(failure.words),
      },
    })
    expect(dropIn(world, 12)?.fault).toBeUndefined()
    expect(dropIn(world, 60)).toMatchObject({ status: 'stale', asOf: '2026-06-19T09:44:02Z' })
    expect(world.state()?.failure).toMatchObject({
      reason: failure.reason,
      sentence: expect.stringContaining(failure.words),
      since: '2026-06-20T01:00:00.000Z',
      times: 1,
    })
    server.answer(always(drop, { etag: '"good"' }))
    expect(told(await world.fetch(26))).toEqual(['unchanged spamhaus-drop'])
    expect(world.state()?.failure).toBeNull()
    expect(readCatalogue(world.folder).refusals).toEqual([])
    expect(dropIn(world, 26)?.fault).toBeUndefined()
  })

  test.each<[string, RequestListener]>([
    ['silence', silent],
    ['HTML', always(html)],
    ['404', always('', {}, 404)],
  ])('%s where nothing was ever got is a source that failed, and never “nothing found”', async (_name, bad) => {
    const server = await serveFiles(bad)
    const world = newWorld([planOf('spamhaus-drop', `${server.url}drop_v4.json`)])
    await world.fetch(0, { stallMs: 500 })
    expect(dropIn(world, 1)).toMatchObject({ status: 'failed', asOf: null })
    expect(world.dossier(1).blocklists).toBeNull()
  })

  test('a certificate that is not to be trusted and a way from https to http are no answer', async () => {
    const secure = await serveFiles(always(drop), 'https')
    const plain = await serveFiles(always(drop))
    const world = newWorld([planOf('spamhaus-drop', `${secure.url}drop_v4.json`)])
    await world.fetch(0, { ca: null })
    expect(world.state()?.failure).toMatchObject({
      reason: 'unreachable',
      sentence: expect.stringContaining('certificate'),
    })
    secure.answer(redirectsTo(plain.url))
    await world.fetch(13)
    expect(world.state()?.failure).toMatchObject({ times: 2, sentence: expect.stringContaining('from https to http') })
    expect({ asked: plain.asked, drop: dropIn(world, 13) }).toMatchObject({ asked: [], drop: { status: 'failed' } })
    secure.answer(always(drop))
    expect(told(await world.fetch(26))).toEqual(['imported spamhaus-drop'])
  })

  test('a full disk is told as such, and leaves no room taken', async () => {
    const { world, server } = await worldWithDrop()
    server.answer(always(oldDrop))
    await world.fetch(13, { freeBytes: () => 1_000 })
    expect(world.state()?.failure).toMatchObject({ reason: 'disk-full', sentence: expect.stringContaining('no room') })
    expect(readdirSync(join(world.folder.fetched, 'spamhaus-drop'))).toEqual([])
    expect(dropIn(world, 13)?.status).toBe('observed')
  })

  test('a file of an old date is imported, and displaces nothing newer', async () => {
    const { world, server } = await worldWithDrop()
    server.answer(always(oldDrop))
    expect(told(await world.fetch(13))).toEqual(['imported spamhaus-drop'])
    expect(dropIn(world, 13)).toMatchObject({ status: 'observed', asOf: '2026-06-19T09:44:02Z' })
    const alone = newWorld([planOf('spamhaus-drop', `${server.url}drop_v4.json`)])
    await alone.fetch(0)
    expect(dropIn(alone, 0)).toMatchObject({ status: 'stale', asOf: '2025-07-20T03:37:54Z' })
  })
})

describe('a source that is fetched', () => {
  test('is not asked again before it is due, nor sooner than its server wants', async () => {
    const { world, server } = await worldWithDrop()
    expect(await world.fetch(11)).toMatchObject([{ outcome: 'not-due', until: '2026-06-19T23:58:00.000Z' }])
    server.answer(always('', { 'retry-after': '36000' }, 429))
    await world.fetch(12)
    expect(await world.fetch(21)).toMatchObject([{ outcome: 'not-due', until: '2026-06-20T10:00:00.000Z' }])
    expect(server.asked).toHaveLength(2)
  })

  test('is asked whether it is new, and 304 changes nothing', async () => {
    const { world, server } = await worldWithDrop()
    server.answer(always('', {}, 304))
    expect(told(await world.fetch(12))).toEqual(['unchanged spamhaus-drop'])
    expect(server.asked[1]?.headers['if-none-match']).toBe('"good"')
    expect(world.dates()).toHaveLength(1)
    expect(world.state()).toMatchObject({ failure: null, etag: '"good"', bytes: Buffer.byteLength(drop) })
  })

  test('is asked for all of it again where the catalogue does not have it any more', async () => {
    const { world, server } = await worldWithDrop()
    rmSync(world.folder.catalogue)
    expect(told(await world.fetch(1))).toEqual(['imported spamhaus-drop'])
    expect(server.asked[1]?.headers['if-none-match']).toBeUndefined()
  })

  test('is asked for all of it again where the catalogue has an older file of it and not the last', async () => {
    const { world, server } = await worldWithDrop()
    const before = readFileSync(world.folder.catalogue)
    server.answer(always(drop.replace('1781862242', '1781905442'), { etag: '"newer"' }))
    expect(told(await world.fetch(13))).toEqual(['imported spamhaus-drop'])
    expect(world.dates()).toHaveLength(2)
    writeFileSync(world.folder.catalogue, before)
    expect(told(await world.fetch(14))).toEqual(['imported spamhaus-drop'])
    expect(server.asked[2]?.headers['if-none-match']).toBeUndefined()
    expect(world.dates()).toHaveLength(2)
  })

  test('that was refused is not taken for the last good one', async () => {
    const { world, server } = await worldWithDrop()
    server.answer(always(wrongCount, { etag: '"bad"' }))
    await world.fetch(13)
    server.answer(always(drop, { etag: '"good"' }))
    await world.fetch(26)
    expect(server.asked[2]?.headers['if-none-match']).toBe('"good"')
  })

  test('goes on in the next run where the one before broke off', async () => {
    const { world, server } = await worldWithDrop()
    const tag = { etag: '"newer"' }
    server.answer(breaksOff(oldDrop, 50, tag))
    await world.fetch(13)
    server.answer(goesOn(oldDrop, 50, tag))
    expect(told(await world.fetch(26))).toEqual(['imported spamhaus-drop'])
    expect(server.asked[2]?.headers).toMatchObject({ range: 'bytes=50-', 'if-range': '"newer"' })
    expect(world.dates()).toContain('spamhaus-drop 2025-07-20T03:37:54Z')
  })

  test('that breaks down leaves the others', async () => {
    const bad = await serveFiles(always(html))
    const good = await serveFiles(always(routes, { 'last-modified': 'Thu, 18 Jun 2026 08:00:00 GMT' }))
    const world = newWorld([
      planOf('spamhaus-drop', `${bad.url}drop_v4.json`),
      planOf('bgp-riswhois', `${good.url}dumps/riswhoisdump.IPv4`, 'announcements'),
    ])
    expect(told(await world.fetch(0))).toEqual(['failed spamhaus-drop', 'imported bgp-riswhois'])
    expect(existsSync(join(world.folder.fetched, 'bgp-riswhois/20260618-riswhoisdump.IPv4'))).toBe(false)
  })

  test('is of the day its server last changed it, where it says no day itself', async () => {
    const undated = routes.replace(/^%.*\n/gm, '')
    const server = await serveFiles(always(undated, { 'last-modified': 'Tue, 16 Jun 2026 08:00:00 GMT' }))
    const world = newWorld([planOf('bgp-riswhois', `${server.url}riswhoisdump.IPv4`, 'announcements')])
    await world.fetch(0)
    expect(world.dates()).toEqual(['bgp-riswhois 2026-06-16'])
    const source = world.dossier(0).sources.find(({ source: id }) => id === 'bgp-riswhois')
    expect(source).toMatchObject({ status: 'stale', fetchedAt: '2026-06-19T12:00:00.000Z' })
  })

  test('may bring what is fetched from nowhere else, and nothing that is', async () => {
    const object = (source: string) => `route: 198.18.0.0/18\norigin: AS64500\nmnt-by: M\nsource: ${source}\n\n`
    const server = await serveFiles(always(object('ARIN') + object('RIPE')))
    const world = newWorld([planOf('irr-arin', `${server.url}arin.db`, 'route-objects')])
    await world.fetch(0)
    expect(world.state('irr-arin')?.failure).toMatchObject({
      reason: 'malformed',
      sentence: expect.stringContaining('Calls itself "irr-ripe", and was fetched as irr-arin.'),
    })
    server.answer(always(object('ARIN') + object('OTHER')))
    expect(told(await world.fetch(13))).toEqual(['imported irr-arin'])
    expect(world.dates().map((each) => each.split(' ')[0])).toEqual(['irr-arin', 'irr-other'])
  })

  test('may be more than one: a validator’s export brings its ASPAs along', async () => {
    const vrps = recorded('rpki-vrps/rpkiclient-20250720T100145Z.json')
    const aspas = '"aspas": [{ "customer_asid": 64500, "expires": 1753079120, "providers": [64511] }], "roas"'
    const server = await serveFiles(always(vrps.replace('"roas"', aspas)))
    const world = newWorld([planOf('rpki-vrps', `${server.url}vrps.json`, 'vrps')])
    expect(told(await world.fetch(0))).toEqual(['imported rpki-vrps'])
    expect(world.dates().map((each) => each.split(' ')[0])).toEqual(expect.arrayContaining(['rpki-vrps', 'rpki-aspas']))
  })

  test('is fetched by one process at a time', async () => {
    const server = await serveFiles(always(drop))
    const world = newWorld([planOf('spamhaus-drop', `${server.url}drop_v4.json`)])
    const [first, second] = await Promise.allSettled([world.fetch(0), world.fetch(0)])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('is fetching') } })
  })
})
