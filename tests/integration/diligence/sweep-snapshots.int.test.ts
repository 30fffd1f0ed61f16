/** What the sweep lets go of, what it leaves, and that a superseded file is still read. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readCatalogue } from '#lib/diligence/server/catalogue-store.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { listSnapshots } from '#lib/diligence/server/list-snapshots.ts'
import { makePack } from '#lib/diligence/server/make-pack.ts'
import { sweepSnapshots } from '#lib/diligence/server/sweep-snapshots.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { prefix } from '#tests/support/evidence.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const block = prefix('198.51.100.0/24')
const noon = (day: string) => `${day}T12:00:00.000Z`
/** As RIS whois dumps are written: of this source a pack holds the records. */
const table = (origin: number) =>
  `% remark\n${Array.from({ length: 60 }, (_, index) => `${origin}\t198.51.${index + 60}.0/24\t9\n`).join('')}`
const days = ['2026-01-01', '2026-03-01', '2026-06-01']

/** Three routing tables, the second of them compressed, each imported on its day. */
async function world() {
  const place = { dataDir: temporaryFolder(), world: 'files' }
  for (const [index, day] of days.entries()) {
    const text = table(64_500 + index)
    const name = `riswhois-${day.replaceAll('-', '')}.txt`
    const files = index === 1 ? { [`${name}.gz`]: gzipSync(text) } : { [name]: text }
    await syncWorld({ ...place, sourcesDir: writeSources(files), fetchedAt: noon(day) })
  }
  const folder = worldFolder(place.dataDir, place.world)
  const files = () => [folder.originals, folder.texts, folder.indexes].map((path) => readdirSync(path).length)
  return { place, files }
}

const actor = systemActor('test')
const at = noon('2026-06-20')
const moment = (day: string) => ({ from: noon(day), to: noon(day) })

test('what a dossier rests on that somebody relies on stays, and the rest goes with its files', async () => {
  const { place, files } = await world()
  const dossierAt = (when: string) => JSON.stringify(examinerOf(place, { at: when, asn: null })(block))
  const [cited, now] = [noon('2026-03-15'), at].map(dossierAt)
  const retention = { at, keepDays: 10, cited: [moment('2026-03-15')] }
  expect(await sweepSnapshots(actor, place, retention)).toMatchObject({ letGo: 1, deleted: 0 })
  expect(await sweepSnapshots(actor, place, retention)).toMatchObject({ letGo: 0, deleted: 2 })
  expect(await sweepSnapshots(actor, place, retention)).toMatchObject({ letGo: 0, deleted: 0, packed: 0 })
  expect(listSnapshots(place).map(({ asOf }) => asOf)).toEqual(['2026-03-01', '2026-06-01'])
  expect(files()).toEqual([2, 0, 2])
  expect([noon('2026-03-15'), at].map(dossierAt)).toEqual([cited, now])
})

test('a refusal that is over goes with the snapshots of its time, and stays while a dossier of then is cited', async () => {
  const { place } = await world()
  const folder = worldFolder(place.dataDir, place.world)
  for (const day of ['2026-02-01', '2026-04-01', '2026-06-10']) {
    const sourcesDir = writeSources({ 'riswhois.txt': `${table(64_500)}no route\n` })
    await syncWorld({ ...place, sourcesDir, fetchedAt: `${day}T00:00:00Z` })
    rmSync(join(sourcesDir, 'riswhois.txt'))
    await syncWorld({ ...place, sourcesDir, fetchedAt: `${day}T18:00:00Z` })
  }
  const days = () => readCatalogue(folder).ended.map(({ since }) => since?.slice(0, 10))
  expect(days()).toEqual(['2026-02-01', '2026-04-01', '2026-06-10'])
  await sweepSnapshots(actor, place, { at, keepDays: null, cited: [] })
  expect(days()).toEqual(['2026-02-01', '2026-04-01', '2026-06-10'])
  await sweepSnapshots(actor, place, { at, keepDays: 30, cited: [moment('2026-02-01')] })
  expect(days()).toEqual(['2026-02-01', '2026-06-10'])
})

test('a superseded file takes less room, and its records are read as before', async () => {
  const { place, files } = await world()
  const packs = () =>
    days.map((day) => Buffer.from(makePack(place, { block, at: noon(day), asn: null }).file).toString('base64'))
  const before = packs()
  for (const [index, pack] of before.entries()) {
    expect(Buffer.from(pack, 'base64').toString()).toContain(`"raw":"${64_500 + index}\\t198.51.100.0/24\\t9"`)
  }
  expect(files()).toEqual([3, 1, 3])
  // The first came plain and is compressed now; the second loses the text beside it.
  expect(await sweepSnapshots(actor, place, { at, keepDays: null, cited: [] })).toEqual({
    letGo: 0,
    deleted: 0,
    packed: 2,
  })
  expect(files()).toEqual([3, 0, 3])
  expect(packs()).toEqual(before)
})
