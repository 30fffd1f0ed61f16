/** `dotquad location` over files that the folder names, and `dotquad geofeed-lint`, which needs no folder at all. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { dotquad, objectsOf } from '#tests/support/dotquad.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const feed = '192.0.2.0/24,SG,,Singapore,\n198.51.100.0/6,SG,,,\n'
const folder = writeSources({
  'sources.json': JSON.stringify({ 'atlas-20261128.csv': 'atlas', 'feed-20261128.csv': 'geofeed-a' }),
  'atlas-20261128.csv': '192.0.2.0,192.0.2.63,BR\n192.0.2.64,192.0.2.255,SG\n',
  'feed-20261128.csv': feed,
  'unnamed.csv': '192.0.2.0,192.0.2.255,US\n',
})

beforeAll(async () => {
  const synced = await dotquad(['sync', '--sources-dir', folder], { dataDir })
  expect(synced.stderr).not.toContain('refused')
})

describe('dotquad location', () => {
  test('tells of each source which addresses are where, and who contradicts whom', async () => {
    const run = await dotquad(['location', '192.0.2.0/24', '203.0.113.0/24', 'x', '--at', '2026-11-28T12:00:00Z'], {
      dataDir,
    })
    const [placed, elsewhere, refused] = objectsOf(run)
    expect(placed).toMatchObject({
      prefix: '192.0.2.0/24',
      location: {
        voices: [
          {
            source: 'atlas',
            countries: [
              { country: 'SG', addresses: 192 },
              { country: 'BR', addresses: 64 },
            ],
          },
          { source: 'geofeed-a', countries: [{ country: 'SG', addresses: 256 }] },
        ],
        disputed: 64,
        disagreements: [{ start: '192.0.2.0', end: '192.0.2.63' }],
      },
      sources: [
        { source: 'atlas', status: 'observed' },
        { source: 'geofeed-a', status: 'observed', records: 1 },
      ],
    })
    expect(elsewhere).toMatchObject({ location: { voices: [{ source: 'atlas', unplaced: 256 }], silentGeofeeds: 1 } })
    expect(refused).toMatchObject({ prefix: 'x', error: { code: 'not-a-prefix' } })
    expect(run.status).toBe(1)
  })

  test('adds no source to a dossier, whose keys and sources are a contract', async () => {
    const [dossier] = objectsOf(await dotquad(['dossier', '192.0.2.0/24', '--json'], { dataDir }))
    expect(JSON.stringify(dossier)).not.toMatch(/atlas|geofeed/)
  })
})

describe('dotquad geofeed-lint', () => {
  test('tells faults by line on stderr, one object on stdout, and that there are errors by its status', async () => {
    const run = await dotquad(['geofeed-lint', join(folder, 'feed-20261128.csv'), '--json'], { dataDir })
    expect(run.stderr).toContain('feed-20261128.csv:2: error prefix-too-wide')
    expect(objectsOf(run)).toMatchObject([{ kept: 1, faults: [{ line: 2, rule: 'prefix-too-wide' }] }])
    expect(run.status).toBe(1)
  })

  test('reads stdin, and is content with a feed that has warnings alone', async () => {
    const run = await dotquad(['geofeed-lint', '-', '--inside', '192.0.2.0/24'], {
      dataDir,
      input: '192.0.2.0/25,UK,,,\n',
    })
    expect(objectsOf(run)).toMatchObject([{ inside: '192.0.2.0/24', counts: { error: 0, warning: 1, notice: 0 } }])
    expect(run.status).toBe(0)
  })

  test('is told apart from a command that was not understood', async () => {
    expect(await dotquad(['geofeed-lint', '-', '--inside', '192.0.2.1/24'], { dataDir })).toMatchObject({ status: 2 })
  })
})
