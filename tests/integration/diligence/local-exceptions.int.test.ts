/** An operator's SLURM file in a folder of sources: read where it is named, applied, recomputable, and ended. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { makePack } from '#lib/diligence/server/make-pack.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { verifyPack } from '#lib/diligence/server/verify-pack.ts'
import { readUstar } from '#lib/kernel/ustar.ts'
import { prefix } from '#tests/support/evidence.ts'
import { copyRecordings, temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const world = 'files'
const example = readFileSync(
  join(import.meta.dirname, '../../recordings/rpki-slurm/rfc8416-example.json'),
  'utf8',
).replaceAll('198.51.100.0/24', '198.18.64.0/24')
const none = JSON.stringify({
  slurmVersion: 1,
  validationOutputFilters: { prefixFilters: [], bgpsecFilters: [] },
  locallyAddedAssertions: { prefixAssertions: [], bgpsecAssertions: [] },
})
const named = { 'sources.json': '{ "exceptions.json": "rpki-slurm" }' }

function newWorld(recorded: Parameters<typeof copyRecordings>[0] = ['rpki-vrps']) {
  const dataDir = temporaryFolder()
  const folder = copyRecordings(recorded)
  return {
    async sync(files: Readonly<Record<string, string>>, fetchedAt = '2025-07-20T11:00:00Z') {
      const outcomes = await syncWorld({ world, dataDir, sourcesDir: writeSources(files, folder), fetchedAt })
      return outcomes.map(({ fileName, outcome }) => `${outcome} ${fileName}`)
    },
    pack: () =>
      makePack({ dataDir, world }, { block: prefix('198.18.64.0/24'), at: '2025-07-20T13:00:00Z', asn: 64496 }).file,
    examine: (at = '2025-07-20T13:00:00Z') =>
      examinerOf({ dataDir, world }, { at, asn: 64496 })(prefix('198.18.64.0/24')),
  }
}

describe('local exceptions', () => {
  test('that nobody named change nothing', async () => {
    const { sync, examine } = newWorld()
    expect(await sync({ 'exceptions.json': example })).toContain('unrecognised exceptions.json')
    expect(examine().whatIf).toMatchObject({ state: 'invalid' })
  })

  test('that the folder names decide, and the dossier names their file', async () => {
    const { sync, examine } = newWorld()
    expect(await sync({ ...named, 'exceptions.json': example })).toContain('imported exceptions.json')
    expect(examine().whatIf).toMatchObject({ state: 'valid' })
    expect(examine().sources.find(({ source }) => source === 'rpki-slurm')).toMatchObject({
      status: 'observed',
      records: 4,
    })
  })

  test('are ended by a file without any, and the dossier of before can still be computed', async () => {
    const { sync, examine } = newWorld()
    await sync({ ...named, 'exceptions.json': example })
    await sync({ ...named, 'exceptions.json': none }, '2025-07-20T12:00:00Z')
    expect(examine().whatIf).toMatchObject({ state: 'invalid' })
    expect(examine('2025-07-20T11:30:00Z').whatIf).toMatchObject({ state: 'valid' })
  })

  test('are packed beside the VRPs as published, each with its own record, and the pack computes again', async () => {
    const { sync, pack } = newWorld()
    await sync({ ...named, 'exceptions.json': example })
    const file = pack()
    const rows = (name: string) =>
      readUstar(file)
        .members.filter((member) => member.name.includes(name))
        .map(({ content }) => new TextDecoder().decode(content))
        .join('')
    expect(rows('rpki-slurm')).toContain('"entry":"assertion","prefix":"198.18.64.0/24","asn":64496')
    // An asserted VRP is in no file of VRPs: nothing stands there as its record.
    expect(rows('rpki-vrps')).not.toContain('"offset":0')
    const verdict = verifyPack(file, { given: null, own: new Set() })
    expect(verdict).toMatchObject({ ok: true, dossier: 'equal', faults: [] })
    expect(verdict.checks.find(({ check }) => check === 'whatIf')?.verdict).toBe('recomputed')
  })

  test('without VRPs change nothing, and the pack still holds', async () => {
    const { sync, pack } = newWorld([])
    expect(await sync({ ...named, 'exceptions.json': example })).toContain('imported exceptions.json')
    expect(verifyPack(pack(), { given: null, own: new Set() })).toMatchObject({
      ok: true,
      dossier: 'equal',
      faults: [],
    })
  })

  test('that are not as RFC 8416 has them are refused, and the last good ones stay', async () => {
    const { sync, examine } = newWorld()
    await sync({ ...named, 'exceptions.json': example })
    const broken = example.replace('"slurmVersion": 1', '"slurmVersion": 2')
    expect(await sync({ ...named, 'exceptions.json': broken })).toContain('refused exceptions.json')
    expect(examine().whatIf).toMatchObject({ state: 'valid' })
  })
})
