/** `dotquad sync` as a process: what it tells, what survives its death, and what other processes see of it. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCatalogue } from '#lib/diligence/server/catalogue-store.ts'
import { openEvidence } from '#lib/diligence/server/open-evidence.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { findHolder } from '#lib/platform/process-lock.ts'
import { dotquad, objectsOf, startDotquad } from '#tests/support/dotquad.ts'
import { copyRecordings, temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const recorded = (path: string) => readFileSync(join(import.meta.dirname, '../../recordings', path), 'utf8')
const drop = recorded('spamhaus-drop/drop_v4-20260619.json')
const sync = (dataDir: string, sourcesDir: string) => dotquad(['sync', '--sources-dir', sourcesDir], { dataDir })
const sourcesIn = (dataDir: string) =>
  readCatalogue(worldFolder(dataDir, 'files'))
    .snapshots.map(({ source }) => source)
    .sort()

/** A pfx2as table long enough to be in the midst of for a while. */
function longTable(): string {
  const lines = Array.from(
    { length: 600_000 },
    (_, index) => `${1 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}.0\t24\t64500`,
  )
  return `${lines.join('\n')}\n`
}

describe('what became of each file', () => {
  test('stands on stderr, and on stdout as JSON alone; one refused file makes the exit status 1', async () => {
    const dataDir = temporaryFolder()
    const table = recorded('bgp-pfx2as/pfx2as-20260619.txt').replace('198.18.16.0\t24', '198.18.16.1\t24')
    const folder = writeSources({ 'drop.json': drop, 'pfx2as-20260619.txt': table, 'notes.md': '# notes\n' })
    const run = await sync(dataDir, folder)
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(/^imported +drop\.json: spamhaus-drop, as of 2026-06-19T09:44:02Z, 4 IPv4 records$/m)
    expect(run.stderr).toMatch(/^unrecognised +notes\.md$/m)
    expect(run.stderr).toMatch(/^refused +pfx2as-20260619\.txt: line 4: .*198\.18\.16\.1\/24/m)
    expect(objectsOf(run)).toMatchObject([
      { world: 'files', files: [{ outcome: 'imported' }, { outcome: 'unrecognised' }, { outcome: 'refused' }] },
    ])
    expect(sourcesIn(dataDir)).toEqual(['spamhaus-drop'])
  })

  test.each([
    ['a folder that is missing', join(temporaryFolder(), 'missing')],
    ['a sources.json that is none', writeSources({ 'sources.json': '{' })],
  ])('is a sentence and exit status 1 for %s', async (_what, folder) => {
    const { status, stdout, stderr } = await sync(temporaryFolder(), folder)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('is a sentence and exit status 1 where no folder is named', async () => {
    const { status, stderr } = await dotquad(['sync', '--world', 'files'], { dataDir: temporaryFolder() })
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('--sources-dir') })
  })
})

describe('imports into one world', () => {
  test('may be started at once: both succeed and the catalogue holds what each brought', async () => {
    const dataDir = temporaryFolder()
    const runs = await Promise.all([
      sync(dataDir, copyRecordings(['delegated-afrinic', 'irr-radb', 'rpki-vrps'])),
      sync(dataDir, copyRecordings(['delegated-apnic', 'spamhaus-drop', 'bgp-pfx2as'])),
    ])
    expect(runs.map(({ status }) => status)).toEqual([0, 0])
    expect(new Set(sourcesIn(dataDir))).toEqual(
      new Set([
        'asns-afrinic',
        'asns-apnic',
        'bgp-pfx2as',
        'delegated-afrinic',
        'delegated-apnic',
        'irr-radb',
        'rpki-vrps',
        'spamhaus-drop',
      ]),
    )
    expect(findHolder(worldFolder(dataDir, 'files').lock)).toBeNull()
  })

  test.each([
    // A process that has ended: nobody has its number now, or somebody else has.
    ['a dead process', JSON.stringify({ pid: spawnSync(process.execPath, ['--version']).pid, startedAt: '1' })],
    ['a process that died before it wrote its name', ''],
  ])('take over the lock of %s', async (_whose, text) => {
    const dataDir = temporaryFolder()
    const { root, lock } = worldFolder(dataDir, 'files')
    mkdirSync(root, { recursive: true })
    writeFileSync(`${lock}.1`, text)
    expect((await sync(dataDir, writeSources({ 'drop.json': drop }))).status).toBe(0)
    expect(sourcesIn(dataDir)).toEqual(['spamhaus-drop'])
  })

  test('killed in the midst leave a whole catalogue, and the next one succeeds', async () => {
    const dataDir = temporaryFolder()
    const world = worldFolder(dataDir, 'files')
    const folder = writeSources({ 'a-drop.json': drop, 'b-pfx2as-20260619.txt': longTable() })
    const child = startDotquad(['sync', '--sources-dir', folder], { dataDir })
    // The first file is told when the second is begun.
    await once(child.stderr ?? child, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(existsSync(`${world.lock}.1`)).toBe(true)
    expect(sourcesIn(dataDir)).toEqual(['spamhaus-drop'])
    const again = await sync(dataDir, folder)
    expect(again.status).toBe(0)
    expect(sourcesIn(dataDir)).toEqual(['bgp-pfx2as', 'spamhaus-drop'])
    const left = [world.root, world.originals, world.indexes, world.texts].flatMap((path) => readdirSync(path))
    expect(left.filter((name) => name.includes('.partial'))).toEqual([])
  })
})

describe('a snapshot that another process activates', () => {
  test('is seen here without a restart', async () => {
    const dataDir = temporaryFolder()
    const world = worldFolder(dataDir, 'files')
    const listDates = () => openEvidence(world, '2026-06-20T00:00:00Z').blocklists.map(({ snapshot }) => snapshot.asOf)
    expect(listDates()).toEqual([])
    await sync(dataDir, writeSources({ 'drop.json': recorded('spamhaus-drop/drop_v4-20250720.json') }))
    expect(listDates()).toEqual(['2025-07-20T03:37:54Z'])
    await sync(dataDir, writeSources({ 'drop.json': drop }))
    expect(listDates()).toEqual(['2026-06-19T09:44:02Z'])
  })
})
