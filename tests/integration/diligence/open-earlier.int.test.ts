/** How far a page looks back, over files as their publishers write them and imports as a house makes them. */
import { expect, test } from 'vitest'
import { momentOf } from '#lib/diligence/current-snapshots.ts'
import { examineBlock } from '#lib/diligence/examine-block.ts'
import { readCatalogue } from '#lib/diligence/server/catalogue-store.ts'
import { openEarlier } from '#lib/diligence/server/open-earlier.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { prefix } from '#tests/support/evidence.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const now = '2026-12-31T00:00:00.000Z'
const days = ['2026-05-14', ...weeksFrom('2026-10-01', 12)]

function weeksFrom(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, week) => {
    return new Date(momentOf(day) + week * 7 * 86_400_000).toISOString().slice(0, 10)
  })
}

/** DROP at 00:21, with the block on it or another one. */
function dropOf(day: string, cidr: string): string {
  const timestamp = momentOf(day) / 1000 + 1_274
  const lines = [
    { cidr, sblid: 'SBL788597', rir: 'ripencc' },
    { type: 'metadata', timestamp, size: 1, records: 1, copyright: '(c) 2026', terms: 'https://example.net/terms' },
  ]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

test('a listing of the oldest import is told after any number of later ones', async () => {
  const dataDir = temporaryFolder()
  for (const day of days) {
    const listed = day === days[0] ? '240.0.32.0/22' : '240.9.0.0/22'
    const name = day.replaceAll('-', '')
    const sourcesDir = writeSources({ [`drop_v4-${name}.json`]: dropOf(day, listed) })
    await syncWorld({ world: 'files', dataDir, sourcesDir, fetchedAt: `${day}T12:00:00.000Z` })
  }
  const folder = worldFolder(dataDir, 'files')
  const catalogue = readCatalogue(folder)
  expect(catalogue.snapshots).toHaveLength(days.length)
  const dossiersOf = (block: ReturnType<typeof prefix>) =>
    openEarlier({ folder, catalogue, at: now }, block).map(({ moment, evidence }) =>
      examineBlock(block, evidence, { at: moment, asn: null }),
    )
  const earlier = dossiersOf(prefix('240.0.32.0/22'))
  expect(earlier.map(({ at, blocklists }) => [at.slice(0, 10), blocklists?.[0]?.listedAddresses])).toEqual([
    ...days
      .slice(-5, -1)
      .toReversed()
      .map((day) => [day, 0]),
    [days[1], 0],
    [days[0], 1024],
  ])
  const wide = dossiersOf(prefix('240.0.0.0/8'))
  expect(wide.map(({ at }) => at.slice(0, 10))).toEqual([days.at(-2), days[0]])
})
