/** A file that cannot be read and does not say whose it is: the refusal and /sources name its source, as far as anything tells. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asnSources } from '#lib/diligence/asn/asn-sources.ts'
import { checkInetnums } from '#lib/diligence/checks/inetnums.ts'
import { listSources } from '#lib/diligence/server/list-sources.ts'
import { openEvidence } from '#lib/diligence/server/open-evidence.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
let house: House

beforeAll(async () => {
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
})

afterAll(() => house.close())

const ranges = '192.0.2.0,192.0.2.255,NL\n198.51.100.0,198.51.100.255,DE\n'

async function refusalsOf(files: Record<string, string | Uint8Array>) {
  const outcomes = await syncWorld({
    ...{ world: 'simulated', dataDir, fetchedAt: '2026-06-20T10:00:00Z' },
    sourcesDir: writeSources(files),
  })
  return outcomes.flatMap((file) => (file.outcome === 'refused' ? [file.refusal] : []))
}

async function worlds() {
  const listed = await listSources(systemActor('test'))
  return listed.ok ? listed.value : []
}

const listed = async (id: string) =>
  (await worlds()).flatMap(({ sources }) => sources).find(({ source }) => source.id === id)

test('a damaged gzip that its folder names is refused as what it was to be, and is listed though it was never read', async () => {
  const cutOff = gzipSync(ranges.repeat(2_000)).subarray(0, 60)
  const [refusal] = await refusalsOf({
    'country.csv.gz': cutOff,
    'sources.json': JSON.stringify({ 'country.csv.gz': 'dbip-country' }),
  })
  expect(refusal).toEqual({
    ...{ source: 'dbip-country', kind: 'locations', line: null },
    reason: '"dbip-country" was not read from it. The gzip stream is damaged or cut off; fetch the file again.',
  })
  expect(await listed('dbip-country')).toMatchObject({
    ...{ status: 'failed', current: null, lastRefusal: { fileName: 'country.csv.gz' } },
  })
})

test('a file that its folder names as a provider and no format fits is refused with the formats that would', async () => {
  const [refusal] = await refusalsOf({
    'places.csv': 'somewhere;nowhere\n',
    'sources.json': JSON.stringify({ 'places.csv': 'geofeed-mine' }),
  })
  expect(refusal).toMatchObject({ source: 'geofeed-mine', kind: 'geofeed' })
  expect(refusal?.reason).toContain('"geofeed-mine" was not read from it. sources.json names it, and it has none of')
  expect(refusal?.reason).toContain('a geofeed (prefix,country,region,city,)')
  expect(await listed('geofeed-mine')).toMatchObject({ status: 'failed' })
})

test('a damaged gzip that nobody names is told as the file that it is', async () => {
  const cutOff = gzipSync(ranges.repeat(2_000)).subarray(0, 60)
  expect(await refusalsOf({ 'unknown.gz': cutOff })).toEqual([
    { source: null, line: null, reason: 'The gzip stream is damaged or cut off; fetch the file again.' },
  ])
  expect((await worlds()).flatMap(({ unplacedRefusals }) => unplacedRefusals).map(({ fileName }) => fileName)).toEqual([
    'unknown.gz',
  ])
})

test('a dump of inetnums that cannot be read is failed since its first try, and leaves the one before', async () => {
  const folder = temporaryFolder()
  const place = { world: 'files', dataDir: temporaryFolder() }
  const name = 'ripe.db.inetnum.gz'
  const sync = async (bytes: Uint8Array, fetchedAt: string) => {
    writeFileSync(join(folder, name), bytes)
    await syncWorld({ ...place, fetchedAt, sourcesDir: folder })
    return openEvidence(worldFolder(place.dataDir, place.world), fetchedAt)
  }
  const whole = gzipSync('inetnum: 192.0.2.0 - 192.0.2.255\nstatus: ALLOCATED PA\nsource: RIPE\n'.repeat(200))
  const cutOff = whole.subarray(0, 60)
  const [first, second, third] = ['2026-06-20T10:00:00Z', '2026-06-21T10:00:00Z', '2026-06-22T10:00:00Z']
  const fault = { kind: 'refused', since: first, reason: expect.stringContaining('damaged') }
  const told = { source: 'inetnums-ripe', kind: 'inetnums', fault }
  expect((await sync(cutOff, first)).besideSources).toMatchObject([{ ...told, status: 'failed' }])
  expect((await sync(cutOff.subarray(0, 50), second)).besideSources).toMatchObject([{ ...told, status: 'failed' }])
  const read = await sync(whole, third)
  expect([read.besideSources, read.inetnums.length]).toEqual([[], 1])
  const fourth = '2026-06-23T10:00:00Z'
  const broken = await sync(cutOff, fourth)
  expect(broken.besideSources).toMatchObject([
    { ...told, status: 'stale', fault: { ...fault, since: fourth }, fetchedAt: third },
  ])
  expect(broken.inetnums).toHaveLength(1)
  expect(broken.sources.map(({ source }) => source)).not.toContain('inetnums-ripe')
})

test('a refused dump of a whole database makes what came in it old, and leaves what came in a file of its own', async () => {
  const folder = temporaryFolder()
  const place = { world: 'files', dataDir: temporaryFolder() }
  const sync = async (files: Record<string, string>, fetchedAt: string) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), gzipSync(text))
    await syncWorld({ ...place, fetchedAt, sourcesDir: folder })
    return openEvidence(worldFolder(place.dataDir, place.world), fetchedAt)
  }
  const route = (source: string) => `route: 192.0.2.0/24\norigin: AS64500\nsource: ${source}\n\n`
  const whole = `${route('AFRINIC')}inetnum: 192.0.2.0 - 192.0.2.255\nstatus: ALLOCATED PA\nsource: AFRINIC\n`
  const set = 'as-set: AS-ONE\nmembers: AS64500\nsource: RIPE\n'
  await sync(
    { 'afrinic.db.gz': whole, 'ripe.db.route.gz': route('RIPE'), 'ripe.db.as-set.gz': set },
    '2026-06-20T10:00:00Z',
  )
  const at = '2026-06-21T10:00:00Z'
  const cutOff = { 'afrinic.db.gz': `${whole}\nroute: 192.0`, 'ripe.db.route.gz': `${route('RIPE')}route: 192.0` }
  const read = await sync(cutOff, at)
  const [inetnums] = checkInetnums(prefix('192.0.2.0/24'), read) ?? []
  expect(inetnums).toMatchObject({ source: 'inetnums-afrinic', fault: { kind: 'refused', since: at } })
  expect(read.besideSources).toMatchObject([{ source: 'inetnums-afrinic', status: 'stale' }])
  const sets = asnSources(read, at).filter(({ source }) => source === 'as-sets-ripe')
  expect(sets).toMatchObject([{ status: 'observed' }])
  const own = await sync({ 'ripe.db.as-set.gz': `${set}\nas-set: AS-TWO\nmembers: AS6` }, '2026-06-22T10:00:00Z')
  const later = asnSources(own, '2026-06-22T10:00:00Z').filter(({ source }) => source === 'as-sets-ripe')
  expect(later).toMatchObject([{ status: 'stale', fault: { kind: 'refused' } }])
})
