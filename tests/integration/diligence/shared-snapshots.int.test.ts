/** Machines of one house that share their snapshots through a bucket: what one imports, all answer by. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { s3Store } from '#lib/adapters/s3-store/s3-store.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { fetchSnapshots } from '#lib/diligence/server/fetch-snapshots.ts'
import { makePack } from '#lib/diligence/server/make-pack.ts'
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
const share = (place: Machine) => shareSnapshots(actor, place, store())
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
