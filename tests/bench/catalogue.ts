/** The catalogue at 100,000 published listings: pages of searches, the last page beside the first, and the facets' counts. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { withTestServer } from '#lib/entry/test/test-server.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { createTestDatabase } from '#tests/support/database.ts'
import { type Figure, figure } from './measure.ts'

/** Milliseconds. */
export const CatalogueTimes = z.object({
  page95: z.number(),
  first: z.number(),
  last: z.number(),
  facets95: z.number(),
})

export const listings = 100_000
export const shortPage = 10

export async function benchCatalogue(): Promise<Figure[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'dotquad-bench-'))
  chmodSync(scratch, 0o755) // the embedded PostgreSQL of root runs as somebody else
  const run = { scratch, output: scratch, counts: { passed: 0, failed: 0 }, signal: new AbortController().signal }
  const of = `of ${listings.toLocaleString('en')} listings`
  try {
    const { page95, first, last, facets95 } = await withTestServer(run, ({ adminUrl }) => measure(adminUrl))
    return [
      figure({
        id: 'catalogue-page',
        work: `Page of a search with filters, ${of}, 95th percentile over 14 searches, as the driver sees it`,
        ...{ ours: page95, theirs: 10, unit: 'ms', against: 'bound asked for', atMost: 1 },
      }),
      figure({
        id: 'catalogue-last-page',
        work: `Page ${(listings / shortPage).toLocaleString('en')} of ${shortPage} rows, ${of}`,
        ...{ ours: last, theirs: first, unit: 'ms', against: 'page 1', atMost: 1.5 },
      }),
      figure({
        id: 'catalogue-facets',
        work: `Exact counts of every facet of a search with filters, ${of}, 95th percentile`,
        ...{ ours: facets95, theirs: 1_000, unit: 'ms', against: 'reported, no bound asked for', atMost: 1 },
      }),
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** In a process of its own: the product reads once which database is its own. */
async function measure(adminUrl: string) {
  process.env.TEST_DATABASE_URL = adminUrl
  const database = await createTestDatabase()
  try {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'catalogue-process.ts'), database.ownerUrl], {
      env: { ...process.env, DOTQUAD_APP_DATABASE_URL: database.appUrl, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [answer, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    invariant(status === 0, 'the catalogue answers')
    return CatalogueTimes.parse(JSON.parse(answer))
  } finally {
    await database.drop()
  }
}
