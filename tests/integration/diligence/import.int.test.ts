/** What an import makes of a folder of files: which are taken, which refused, and what is current afterwards. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { printDossier } from '#lib/diligence/publish-dossier.ts'
import { readCatalogue } from '#lib/diligence/server/catalogue-store.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import type { FileOutcome } from '#lib/diligence/server/import-file.ts'
import { openEvidence } from '#lib/diligence/server/open-evidence.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { prefix } from '#tests/support/evidence.ts'
import { copyRecordings, recordedSources, temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const world = 'files'
const at = '2026-06-20T00:00:00Z'
const recorded = (path: string) => readFileSync(join(import.meta.dirname, '../../recordings', path), 'utf8')

/** A world of its own; each sync is of the folder named, at the time named. */
function newWorld() {
  const dataDir = temporaryFolder()
  const folder = worldFolder(dataDir, world)
  return {
    folder,
    sync: (sourcesDir: string, fetchedAt = '2026-06-19T12:00:00Z') =>
      syncWorld({ world, dataDir, sourcesDir, fetchedAt }),
    snapshots: () => readCatalogue(folder).snapshots,
    evidence: (moment: string) => openEvidence(folder, moment),
    dossier: (text: string, moment = at): Dossier =>
      examinerOf({ dataDir, world }, { at: moment, asn: 64502 })(prefix(text)),
  }
}

const told = (outcomes: readonly FileOutcome[]) => outcomes.map(({ fileName, outcome }) => `${outcome} ${fileName}`)
const refusals = (outcomes: readonly FileOutcome[]) =>
  outcomes.flatMap((file) => (file.outcome === 'refused' ? [file.refusal] : []))
const statusOf = (dossier: Dossier, id: string) => dossier.sources.find(({ source }) => source === id)

const drop = recorded('spamhaus-drop/drop_v4-20260619.json')
const oldDrop = recorded('spamhaus-drop/drop_v4-20250720.json')
const cutDrop = `${drop.split('\n').slice(0, 3).join('\n')}\n`
const pfx2as = recorded('bgp-pfx2as/pfx2as-20260619.txt')

describe('a compressed file', () => {
  test('and the same text uncompressed are two snapshots with one answer', async () => {
    const plain = newWorld()
    const compressed = newWorld()
    const both = newWorld()
    await plain.sync(writeSources({ 'drop.json': drop }))
    await compressed.sync(writeSources({ 'drop.json.gz': gzipSync(drop) }))
    await both.sync(writeSources({ 'drop.json': drop, 'drop.json.gz': gzipSync(drop) }))
    const answer = ({ dossier }: ReturnType<typeof newWorld>) => ({ ...dossier('198.18.32.0/20'), sources: [] })
    expect(answer(compressed)).toEqual(answer(plain))
    expect(answer(both)).toEqual(answer(plain))
    expect(new Set(both.snapshots().map(({ sha256 }) => sha256)).size).toBe(2)
    expect(compressed.snapshots()[0]?.sha256).toBe(createHash('sha256').update(gzipSync(drop)).digest('hex'))
  })

  test.each([
    ['at its end', (bytes: Uint8Array) => bytes.subarray(0, -9)],
    ['at its beginning', (bytes: Uint8Array) => bytes.subarray(0, 20)],
  ])('cut off %s is refused with a sentence', async (_where, cut) => {
    const { sync, snapshots, folder } = newWorld()
    const outcomes = await sync(writeSources({ 'drop.json.gz': cut(gzipSync(drop)) }))
    expect(refusals(outcomes)).toEqual([{ source: null, line: null, reason: expect.stringContaining('gzip') }])
    expect(snapshots()).toEqual([])
    expect(readdirSync(folder.texts)).toEqual([])
  })
})

describe('the same bytes', () => {
  test('are the same snapshot, however often and under whatever name', async () => {
    const { sync, snapshots } = newWorld()
    await sync(writeSources({ 'drop.json': drop }))
    expect(told(await sync(writeSources({ 'drop.json': drop })))).toEqual(['unchanged drop.json'])
    expect(told(await sync(writeSources({ 'copy-20260701.json': drop })))).toEqual(['unchanged copy-20260701.json'])
    expect(snapshots()).toHaveLength(1)
  })

  test('under a later day’s name stand for that day too, once, where the file tells no date', async () => {
    const { sync, snapshots, dossier } = newWorld()
    const folder = writeSources({ 'pfx2as-20260601.txt': pfx2as })
    await sync(folder)
    writeSources({ 'pfx2as-20260618.txt': pfx2as }, folder)
    expect(told(await sync(folder))).toEqual(['unchanged pfx2as-20260601.txt', 'imported pfx2as-20260618.txt'])
    expect(told(await sync(folder))).toEqual(['unchanged pfx2as-20260601.txt', 'unchanged pfx2as-20260618.txt'])
    expect(snapshots().map(({ asOf }) => asOf)).toEqual(['2026-06-01', '2026-06-18'])
    expect(statusOf(dossier('198.18.0.0/18'), 'bgp-pfx2as')?.asOf).toBe('2026-06-18')
    expect(statusOf(dossier('198.18.0.0/18', '2026-06-10T00:00:00Z'), 'bgp-pfx2as')?.asOf).toBe('2026-06-01')
  })

  test('may be two lists where the folder says so', async () => {
    const { sync, dossier } = newWorld()
    const names = JSON.stringify({ 'a.netset': 'list-a', 'b.netset': 'list-b' })
    const folder = writeSources({
      'a.netset': '# nothing today\n',
      'b.netset': '# nothing today\n',
      'sources.json': names,
    })
    expect(told(await sync(folder))).toEqual(['imported a.netset', 'imported b.netset'])
    expect(told(await sync(folder))).toEqual(['unchanged a.netset', 'unchanged b.netset'])
    expect(dossier('198.18.0.0/18').blocklists?.map(({ list }) => list)).toEqual(['list-a', 'list-b'])
  })
})

describe('a refused file', () => {
  test('leaves its last good snapshot current and the others imported, and tells line and reason', async () => {
    const { sync, dossier } = newWorld()
    await sync(writeSources({ 'drop.json': oldDrop }))
    const outcomes = await sync(writeSources({ 'drop.json': cutDrop, 'pfx2as-20260619.txt': pfx2as }))
    expect(told(outcomes)).toEqual(['refused drop.json', 'imported pfx2as-20260619.txt'])
    expect(refusals(outcomes)).toEqual([{ source: 'spamhaus-drop', line: null, reason: expect.stringMatching(/\.$/) }])
    expect(statusOf(dossier('198.18.32.0/19'), 'spamhaus-drop')).toMatchObject({ asOf: '2025-07-20T03:37:54Z' })
  })

  test('is refused since it was first read, and makes its source stale from then on and not before', async () => {
    const { sync, dossier, folder } = newWorld()
    await sync(writeSources({ 'drop.json': drop }), '2026-06-19T12:00:00Z')
    const sources = writeSources({ 'drop.json': cutDrop })
    await sync(sources, '2026-06-19T19:03:00Z')
    await sync(sources, '2026-06-20T19:03:00Z')
    expect(readCatalogue(folder).refusals.map(({ at }) => at)).toEqual(['2026-06-19T19:03:00Z'])
    const statusAt = (at: string) => statusOf(dossier('198.18.32.0/19', at), 'spamhaus-drop')?.status
    expect(statusAt('2026-06-19T19:02:00Z')).toBe('observed')
    expect(statusAt('2026-06-19T19:04:00Z')).toBe('stale')
    await sync(writeSources({ 'drop.json': drop.replace('SBL', 'SBL9') }), '2026-06-20T20:00:00Z')
    expect(statusAt('2026-06-20T20:01:00Z')).toBe('observed')
  })

  /** The same list, published anew at that moment. */
  const dropOf = (moment: string) => drop.replace('1781862242', String(Date.parse(moment) / 1000))

  test.each([
    ['good again', (sources: string, good: string) => writeSources({ 'latest.json': good }, sources)],
    ['taken away', (sources: string) => rmSync(join(sources, 'latest.json'))],
    [
      'taken away, and another is good',
      (sources: string, good: string) => {
        rmSync(join(sources, 'latest.json'))
        writeSources({ 'drop.json': good }, sources)
      },
    ],
  ])('is still told of a moment at which it stood once it is %s', async (_what, mend) => {
    for (const before of [null, drop]) {
      const { sync, dossier, folder } = newWorld()
      const print = (moment: string) => printDossier(dossier('198.18.32.0/19', moment))
      if (before !== null) await sync(writeSources({ 'drop.json': before }), '2026-06-19T10:00:00Z')
      const sources = writeSources({ 'latest.json': cutDrop, 'pfx2as-20260619.txt': pfx2as })
      await sync(sources, '2026-06-20T10:00:00Z')
      const moments = ['2026-06-20T09:00:00Z', '2026-06-20T11:00:00Z']
      const sealed = moments.map(print)
      const statusAt = (moment: string) => statusOf(dossier('198.18.32.0/19', moment), 'spamhaus-drop')?.status
      expect(statusAt('2026-06-20T11:00:00Z')).toBe(before === null ? 'failed' : 'stale')
      mend(sources, dropOf('2026-06-20T12:00:00Z'))
      await sync(sources, '2026-06-20T12:30:00Z')
      expect(moments.map(print)).toEqual(sealed)
      expect(readCatalogue(folder).refusals).toEqual([])
      expect(statusAt('2026-06-20T12:31:00Z')).toMatch(/^(observed|not-configured)$/)
    }
  })

  test('of a catalogue of before ended ones were kept still stands, and none has ended', async () => {
    const { sync, folder } = newWorld()
    await sync(writeSources({ 'drop.json': cutDrop }))
    const { ended: _none, ...older } = JSON.parse(readFileSync(folder.catalogue, 'utf8'))
    writeFileSync(folder.catalogue, JSON.stringify(older))
    const { refusals, ended } = readCatalogue(folder)
    expect([refusals.map(({ source }) => source), ended]).toEqual([['spamhaus-drop'], []])
  })

  test('counts anew where its source was read meanwhile under another name, and what was told before stays', async () => {
    const { sync, dossier, evidence } = newWorld()
    const sinceAt = (at: string) => evidence(at).faults.get('spamhaus-drop')?.since ?? null
    await sync(writeSources({ 'drop.json': dropOf('2026-06-16T00:00:00Z') }), '2026-06-16T10:00:00Z')
    const sources = writeSources({ 'latest.json': cutDrop })
    const [first, second, third] = ['2026-06-17T10:00:00Z', '2026-06-18T10:00:00Z', '2026-06-19T10:00:00Z']
    await sync(sources, first)
    const sealed = printDossier(dossier('198.18.32.0/19', first))
    await sync(writeSources({ 'other.json': dropOf('2026-06-18T00:00:00Z') }), second)
    expect(sinceAt(second)).toBeNull()
    await sync(writeSources({ 'latest.json': `${cutDrop}{` }, sources), third)
    expect([first, second, third].map(sinceAt)).toEqual([first, null, third])
    expect(printDossier(dossier('198.18.32.0/19', first))).toBe(sealed)
  })

  test('keeps its first day through other bytes that are refused as well, while nothing is read', async () => {
    const { sync, folder } = newWorld()
    const sources = writeSources({ 'latest.json': cutDrop })
    await sync(sources, '2026-06-17T10:00:00Z')
    await sync(writeSources({ 'latest.json': `${cutDrop}{` }, sources), '2026-06-18T10:00:00Z')
    const { refusals, ended } = readCatalogue(folder)
    expect([refusals.map(({ since, at }) => [since, at]), ended]).toEqual([
      [['2026-06-17T10:00:00Z', '2026-06-18T10:00:00Z']],
      [],
    ])
  })

  test('is a failed source where nothing stands in for it, until it is good', async () => {
    const { sync, dossier, folder } = newWorld()
    const sources = writeSources({ 'drop.json': cutDrop })
    await sync(sources)
    expect(statusOf(dossier('198.18.32.0/19'), 'spamhaus-drop')?.status).toBe('failed')
    expect(dossier('198.18.32.0/19').blocklists).toBeNull()
    await sync(writeSources({ 'drop.json': drop }, sources))
    expect(statusOf(dossier('198.18.32.0/19'), 'spamhaus-drop')?.status).toBe('observed')
    expect(readCatalogue(folder).refusals).toEqual([])
  })

  test('is told by its folder: another file of its name has nothing to do with it', async () => {
    const { sync, folder } = newWorld()
    const outcomes = await sync(writeSources({ 'a/drop.json': cutDrop, 'b/drop.json': oldDrop }))
    expect(told(outcomes)).toEqual(['refused a/drop.json', 'imported b/drop.json'])
    expect(readCatalogue(folder).refusals.map(({ fileName }) => fileName)).toEqual(['a/drop.json'])
  })

  test('is forgotten once its file is taken out of the folder, and by no sync of another folder', async () => {
    const { sync, dossier, folder } = newWorld()
    const sources = writeSources({ 'drop.json': cutDrop, 'pfx2as-20260619.txt': pfx2as })
    await sync(sources)
    await sync(writeSources({ 'pfx2as-20260619.txt': pfx2as }))
    expect(statusOf(dossier('198.18.32.0/19'), 'spamhaus-drop')?.status).toBe('failed')
    rmSync(join(sources, 'drop.json'))
    await sync(sources)
    expect(statusOf(dossier('198.18.32.0/19'), 'spamhaus-drop')?.status).toBe('not-configured')
    expect(readCatalogue(folder).refusals).toEqual([])
  })

  test('of binding counts names the line of the count', async () => {
    const { sync } = newWorld()
    const wrong = recorded('delegated-apnic/delegated-apnic-20250720.txt').replace(
      'apnic|*|ipv4|*|1',
      'apnic|*|ipv4|*|2',
    )
    expect(refusals(await sync(writeSources({ delegated: wrong })))).toEqual([
      { source: 'delegated-apnic', line: 4, reason: 'The summary says 2 ipv4 records; the file has 1.' },
    ])
  })

  test('may be one that calls itself by the name of another kind of source', async () => {
    const { sync, snapshots } = newWorld()
    const remark = '#\n# ipv4 hash:net ipset\n#\n'
    await sync(writeSources({ 'radb.db': recorded('irr-radb/radb.db').replace('RADB', 'EXAMPLE') }))
    const folder = writeSources({
      'a.netset': `# rpki-vrps\n${remark}198.18.0.0/18\n`,
      'b.netset': `# irr-example\n${remark}198.18.0.0/18\n`,
    })
    const reasons = refusals(await sync(folder)).map(({ reason }) => reason)
    expect(reasons).toEqual([expect.stringContaining('"rpki-vrps"'), expect.stringContaining('"irr-example"')])
    expect(snapshots().map(({ source }) => source)).toEqual(['irr-example'])
  })

  test('may be a link that leads nowhere', async () => {
    const { sync } = newWorld()
    const folder = writeSources({ 'drop.json': drop })
    symlinkSync(join(folder, 'gone.json'), join(folder, 'dead.json'))
    const outcomes = await sync(folder)
    expect(told(outcomes)).toEqual(['refused dead.json', 'imported drop.json'])
    expect(refusals(outcomes)[0]?.reason).toMatch(/^The file cannot be read: .*\.$/)
  })
})

describe('a folder', () => {
  test('is walked with all below it and through links, hidden files and folders left out', async () => {
    const { sync } = newWorld()
    const elsewhere = writeSources({ 'pfx2as-20260619.txt': pfx2as })
    const folder = writeSources({
      'a/b/drop.json': drop,
      '.hidden.json': oldDrop,
      '.git/drop.json': oldDrop,
      'notes.md': 'x',
    })
    symlinkSync(elsewhere, join(folder, 'linked'))
    symlinkSync(folder, join(folder, 'a/loop'))
    symlinkSync(join(elsewhere, 'pfx2as-20260619.txt'), join(folder, 'link.txt'))
    expect(told(await sync(folder))).toEqual([
      'imported a/b/drop.json',
      'imported link.txt',
      'imported linked/pfx2as-20260619.txt',
      'unrecognised notes.md',
    ])
  })

  test('that is none is a clear sentence', async () => {
    const { sync } = newWorld()
    const file = join(writeSources({ 'drop.json': drop }), 'drop.json')
    await expect(sync(join(file, 'missing'))).rejects.toThrow(/^There is no folder .*--sources-dir/)
    await expect(sync(file)).rejects.toThrow(/^There is no folder .*--sources-dir/)
  })

  test('names a plain netset, which is nothing without a name', async () => {
    const { sync, dossier } = newWorld()
    const list = '198.18.0.0/18\n198.18.0.0/24\n'
    expect(told(await sync(writeSources({ 'mine.netset': list })))).not.toContain('imported mine.netset')
    await sync(writeSources({ 'lists/mine.netset': list, 'sources.json': '{"lists/mine.netset": "my-list"}' }))
    expect(dossier('198.18.0.0/18').blocklists).toMatchObject([{ list: 'my-list', listedAddresses: 16384 }])
  })

  test.each(['not json', '[]', '{"mine.netset": 5}', '{"mine.netset": "My List"}'])(
    'with the sources.json %s is a clear sentence',
    async (names) => {
      const { sync, snapshots } = newWorld()
      const folder = writeSources({ 'drop.json': drop, 'sources.json': names })
      await expect(sync(folder)).rejects.toThrow(/sources\.json must be one JSON object .*"mine\.netset"/)
      expect(snapshots()).toEqual([])
    },
  )

  test('with a dump of other objects than routes is no error', async () => {
    const { sync } = newWorld()
    const [, , route6 = ''] = recorded('irr-ripe/ripe.db.route')
      .split(/\n\n(?=route)/)
      .slice(1)
    expect(told(await sync(writeSources({ 'ripe.db.route6': route6 })))).toEqual(['unrecognised ripe.db.route6'])
  })
})

describe('what is kept', () => {
  test('is the same for the same files in another order and place', async () => {
    const together = newWorld()
    await together.sync(copyRecordings())
    const apart = newWorld()
    for (const source of recordedSources.toReversed()) await apart.sync(copyRecordings([source]))
    const twice = newWorld()
    const folder = copyRecordings()
    await twice.sync(folder)
    await twice.sync(folder)
    for (const block of ['198.18.0.0/18', '198.18.35.0/24', '0.0.0.0/0']) {
      const answer = JSON.stringify(together.dossier(block))
      expect(JSON.stringify(apart.dossier(block))).toBe(answer)
      expect(JSON.stringify(twice.dossier(block))).toBe(answer)
    }
  })

  test('is named by the hash of its own bytes', async () => {
    const { sync, folder, snapshots } = newWorld()
    await sync(copyRecordings())
    const hashes = (path: string) =>
      readdirSync(path).map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex'),
      ])
    for (const [name, hash] of [...hashes(folder.indexes), ...hashes(folder.originals)]) expect(name).toBe(hash)
    expect(readdirSync(folder.indexes).sort()).toEqual([...new Set(snapshots().map(({ index }) => index))].sort())
  })

  test('of undated files is current by when it was fetched', async () => {
    const { sync, dossier } = newWorld()
    const [first = '', ...others] = recorded('irr-ripe/ripe.db.route').split(/\n\n(?=route)/)
    await sync(writeSources({ 'ripe.db.route': [first, ...others].join('\n\n') }), '2026-06-18T00:00:00Z')
    await sync(writeSources({ 'ripe.db.route': [first, others[0]].join('\n\n') }), '2026-06-19T00:00:00Z')
    expect(dossier('198.18.0.0/16').routeObjects).toHaveLength(1)
  })

  test('is read again by a process that has read the catalogue before', async () => {
    const { sync, dossier, folder } = newWorld()
    await sync(writeSources({ 'drop.json': oldDrop }))
    expect(dossier('198.18.32.0/19').blocklists).toMatchObject([{ listedAddresses: 8192 }])
    await sync(writeSources({ 'drop.json': drop }))
    expect(dossier('198.18.32.0/19').blocklists).toMatchObject([{ listedAddresses: 4096 }])
    // Same size and same second: the file is another one all the same.
    const text = readFileSync(folder.catalogue, 'utf8')
    rmSync(folder.catalogue)
    writeFileSync(folder.catalogue, text.replace('"fetchedAt": "2026-06-19T12', '"fetchedAt": "2026-06-19T11'))
    utimesSync(folder.catalogue, new Date(0), new Date(0))
    expect(statusOf(dossier('198.18.32.0/19', '2026-01-01T00:00:00Z'), 'spamhaus-drop')?.fetchedAt).toMatch(/T11/)
  })

  test('of another version is refused with what to do', () => {
    const { folder, snapshots } = newWorld()
    mkdirSync(folder.root, { recursive: true })
    for (const text of ['{"layout":0}', '{"layout"']) {
      writeFileSync(folder.catalogue, text)
      expect(snapshots).toThrow(/remove .* and import again\.$/)
    }
  })
})
