/** Machines of one house that share their snapshots through a bucket: what one imports, all answer by. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { s3Store } from '#lib/adapters/s3-store/s3-store.ts'
import type { BlobStore } from '#lib/diligence/blob-store.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { fetchSnapshots } from '#lib/diligence/server/fetch-snapshots.ts'
import { listSnapshots } from '#lib/diligence/server/list-snapshots.ts'
import { makePack } from '#lib/diligence/server/make-pack.ts'
import { openEvidence } from '#lib/diligence/server/open-evidence.ts'
import { shareSnapshots } from '#lib/diligence/server/share-snapshots.ts'
import { sweepSnapshots } from '#lib/diligence/server/sweep-snapshots.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { readUstar } from '#lib/kernel/ustar.ts'
import { prefix } from '#tests/support/evidence.ts'
import { refuse, S3Standin, s3Bucket, s3Keys } from '#tests/support/s3-standin.ts'
import { copyRecordings, temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const standin = new S3Standin()
const actor = systemActor('test')
const at = '2026-06-20T00:00:00.000Z'
const block = prefix('198.18.0.0/18')
let endpoint: string

beforeAll(async () => {
  endpoint = await standin.start()
})
afterAll(() => standin.stop())
beforeEach(() => standin.objects.clear())

const machine = () => ({ dataDir: temporaryFolder(), world: 'files' })
type Machine = ReturnType<typeof machine>
const store = () => s3Store({ ...s3Keys, endpoint, bucket: s3Bucket, pauseMs: 1 })
const alone = <T>(run: () => Promise<T>): Promise<T | null> => run()
const share = (place: Machine) => shareSnapshots(actor, place, { store: store(), at, inTurn: alone })
const fetchHere = (place: Machine) => fetchSnapshots(actor, place, { store: store(), at })
const dossierOn = (place: Machine) => JSON.stringify(examinerOf(place, { at, asn: 64502 })(block))
/** Its rows and raw records; keys and signatures are each machine's own. */
const evidenceOn = (place: Machine) =>
  readUstar(makePack(place, { block, at, asn: null }).file)
    .members.filter(({ name }) => name.endsWith('.jsonl'))
    .map(({ name, content }) => `${name} ${Buffer.from(content).toString()}`)

async function importing(sourcesDir = copyRecordings()): Promise<Machine> {
  const place = machine()
  await syncWorld({ ...place, sourcesDir, fetchedAt: at })
  return place
}

test('a machine that imported nothing answers as the one that did, records included', async () => {
  const first = await importing()
  expect((await share(first)).uploaded).toBeGreaterThan(10)
  const second = machine()
  expect((await fetchHere(second)).fetched).toBeGreaterThan(10)
  expect(dossierOn(second)).toBe(dossierOn(first))
  expect(evidenceOn(second)).toEqual(evidenceOn(first))
})

test('no file goes either way twice', async () => {
  const [first, second] = [await importing(), machine()]
  await share(first)
  await fetchHere(second)
  expect(await share(first)).toEqual({ uploaded: 0, removed: 0 })
  const before = standin.requests
  expect(await fetchHere(second)).toEqual({ fetched: 0 })
  // Is the catalogue another one?
  expect(standin.requests - before).toBe(1)
})

test('a file that is not what its name says counts for nothing, and the machine answers as before', async () => {
  const [first, second] = [
    await importing(writeSources({ 'riswhois-20260601.txt': '% r\n64500\t198.18.0.0/18\t9\n' })),
    machine(),
  ]
  await share(first)
  await fetchHere(second)
  const before = dossierOn(second)
  await syncWorld({
    ...first,
    sourcesDir: writeSources({ 'riswhois-20260602.txt': '% r\n64501\t198.18.0.0/18\t9\n' }),
    fetchedAt: at,
  })
  await share(first)
  for (const name of standin.objects.keys()) {
    if (name.includes('/indexes/')) standin.objects.set(name, gzipSync('something else'))
  }
  await expect(fetchHere(second)).rejects.toThrow('is not what its name says')
  expect(dossierOn(second)).toBe(before)
})

test.each([
  [
    'fails',
    () =>
      Array.from(
        { length: 3 },
        () => (response: Parameters<typeof refuse>[0]) => refuse(response, 500, 'InternalError'),
      ),
  ],
  ['cuts off', () => Array.from({ length: 3 }, () => (response: Parameters<typeof refuse>[0]) => response.destroy())],
])('a store that %s leaves each machine as it is, and says so to the operator', async (_how, faults) => {
  const first = await importing(writeSources({ 'riswhois-20260601.txt': '% r\n64500\t198.18.0.0/18\t9\n' }))
  await share(first)
  const catalogue = () => readFileSync(worldFolder(first.dataDir, 'files').catalogue, 'utf8')
  const before = catalogue()
  standin.faults.push(...faults())
  await expect(fetchHere(first)).rejects.toThrow('The snapshot store: ')
  standin.faults.push(...faults())
  await expect(share(first)).rejects.toThrow('The snapshot store: ')
  expect(catalogue()).toBe(before)
})

test('what is let go here is let go there, after the others have had the time to see it', async () => {
  const table = (day: string, origin: number) =>
    writeSources({ [`riswhois-${day}.txt`]: `% r\n${origin}\t198.18.0.0/18\t9\n` })
  const place = machine()
  await syncWorld({ ...place, sourcesDir: table('20260101', 64500), fetchedAt: '2026-01-01T00:00:00.000Z' })
  await syncWorld({ ...place, sourcesDir: table('20260601', 64501), fetchedAt: '2026-06-01T00:00:00.000Z' })
  await share(place)
  expect(standin.objects.size).toBe(5)
  await sweepSnapshots(actor, place, { at, keepDays: 10, cited: [] })
  expect(await share(place)).toEqual({ uploaded: 0, removed: 0 })
  expect(standin.objects.size).toBe(5)
  expect(await share(place)).toEqual({ uploaded: 0, removed: 2 })
  expect([...standin.objects.keys()].filter((name) => name.includes('/indexes/'))).toHaveLength(1)
})

const routes = (day: string, origin: number) =>
  writeSources({ [`riswhois-${day}.txt`]: `% r\n${origin}\t198.18.0.0/18\t9\n` })
const importTable = (place: Machine, day: string, origin: number) =>
  syncWorld({ ...place, sourcesDir: routes(day, origin), fetchedAt: at })
const daysOn = (place: Machine) =>
  listSnapshots(place)
    .map(({ asOf }) => asOf)
    .sort()

test('what was imported here and is not shared yet stays beside what another shared, and both have both', async () => {
  const [first, second] = [machine(), machine()]
  await importTable(first, '20260601', 64500)
  await importTable(second, '20260602', 64501)
  await share(first)
  await fetchHere(second)
  await fetchHere(second)
  expect(daysOn(second)).toEqual(['2026-06-01', '2026-06-02'])
  // News of both after they were the same.
  await share(second)
  await fetchHere(first)
  await importTable(first, '20260603', 64502)
  await importTable(second, '20260604', 64503)
  await share(first)
  await share(second)
  await fetchHere(first)
  const all = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04']
  expect([daysOn(first), daysOn(second)]).toEqual([all, all])
  expect(dossierOn(first)).toBe(dossierOn(second))
  expect(await share(first)).toEqual({ uploaded: 0, removed: 0 })
})

test('what another let go is let go here, and news of here is not', async () => {
  const [first, second] = [machine(), machine()]
  await syncWorld({ ...first, sourcesDir: routes('20260101', 64500), fetchedAt: '2026-01-01T00:00:00.000Z' })
  await importTable(first, '20260601', 64501)
  await share(first)
  await fetchHere(second)
  await importTable(second, '20260602', 64502)
  await sweepSnapshots(actor, first, { at, keepDays: 10, cited: [] })
  await share(first)
  await fetchHere(second)
  expect(daysOn(second)).toEqual(['2026-06-01', '2026-06-02'])
})

test('a refusal that is over here is over there, and both still tell of it what they told while it stood', async () => {
  const sourcesDir = writeSources({ 'drop.json': '{"cidr":"198.18.32.0/21","sblid":"SBL1","rir":"afrinic"}\n' })
  const [first, second] = [await importing(sourcesDir), machine()]
  await share(first)
  await fetchHere(second)
  const sealed = dossierOn(second)
  expect(sealed).toContain('"failed"')
  rmSync(join(sourcesDir, 'drop.json'))
  await syncWorld({ ...first, sourcesDir, fetchedAt: '2030-01-01T00:00:00Z' })
  await share(first)
  await fetchHere(second)
  const faultsLater = openEvidence(worldFolder(second.dataDir, 'files'), '2030-01-02T00:00:00Z').faults
  expect([dossierOn(first), dossierOn(second), faultsLater.size]).toEqual([sealed, sealed, 0])
})

test('a machine that shares deletes nothing that another is about to name', async () => {
  const [first, second] = [machine(), machine()]
  await importTable(first, '20260601', 64500)
  await share(first)
  standin.objects.set('files/indexes/of-another.gz', gzipSync('on its way'))
  await importTable(first, '20260602', 64501)
  await share(first)
  expect(await share(first)).toEqual({ uploaded: 0, removed: 0 })
  expect(standin.objects.has('files/indexes/of-another.gz')).toBe(true)
  // Nor does it share while another does.
  await importTable(second, '20260603', 64502)
  const busy = { store: store(), at, inTurn: async () => null }
  expect(await shareSnapshots(actor, second, busy)).toEqual({ uploaded: 0, removed: 0 })
  await fetchHere(second)
  expect(daysOn(second)).toEqual(['2026-06-01', '2026-06-02', '2026-06-03'])
})

test('what another shared while this one was about to is not overwritten', async () => {
  const [first, second] = [machine(), machine()]
  await importTable(first, '20260601', 64500)
  await importTable(second, '20260602', 64501)
  const s3 = store()
  const overtaken: BlobStore = {
    ...s3,
    async list(prefix) {
      await share(second)
      return s3.list(prefix)
    },
  }
  await expect(shareSnapshots(actor, first, { store: overtaken, at, inTurn: alone })).rejects.toThrow('Another machine')
  await share(first)
  await fetchHere(second)
  expect(daysOn(second)).toEqual(['2026-06-01', '2026-06-02'])
})

test('an import goes on while snapshots are on their way, and is there afterwards', async () => {
  const [first, second] = [machine(), machine()]
  await importTable(first, '20260601', 64500)
  await share(first)
  const s3 = store()
  const slow: BlobStore = {
    ...s3,
    async read(name) {
      if (name.includes('/indexes/')) await importTable(second, '20260602', 64501)
      return s3.read(name)
    },
  }
  await fetchSnapshots(actor, second, { store: slow, at })
  expect(daysOn(second)).toEqual(['2026-06-01', '2026-06-02'])
  const sharing: BlobStore = {
    ...s3,
    async write(name, content) {
      if (name.includes('/indexes/')) await importTable(second, '20260603', 64502)
      return s3.write(name, content)
    },
  }
  await shareSnapshots(actor, second, { store: sharing, at, inTurn: alone })
  expect(daysOn(second)).toEqual(['2026-06-01', '2026-06-02', '2026-06-03'])
})

test('a machine whose catalogue is lost gets it again, and lets the others of the house go of nothing', async () => {
  const place = machine()
  await importTable(place, '20260601', 64500)
  await importTable(place, '20260602', 64501)
  await share(place)
  const { catalogue } = worldFolder(place.dataDir, place.world)
  rmSync(catalogue)
  await fetchHere(place)
  expect(daysOn(place)).toEqual(['2026-06-01', '2026-06-02'])
  rmSync(catalogue)
  await importTable(place, '20260602', 64501)
  await share(place)
  expect(daysOn(place)).toEqual(['2026-06-01', '2026-06-02'])
})
