import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase

/** The modules of the house, on this file's database. */
const house = async () => ({
  ...(await import('#lib/diligence/server/activation-store.ts')),
  ...(await import('#lib/platform/db.ts')),
})

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
})

afterAll(async () => {
  const { closeDatabase } = await house()
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

const snapshot = (source: string, digit: string, asOf: string | null = '2026-06-19'): Snapshot => ({
  source,
  sha256: digit.repeat(64),
  kind: 'blocklist',
  format: 'netset',
  fileName: 'list.netset',
  index: '0'.repeat(64),
  asOf,
  datedBy: asOf ? 'content' : 'nothing',
  fetchedAt: '2026-06-20T00:00:00Z',
  bytes: 1,
  records: 7,
  notes: [],
})

async function journalOf(source: string): Promise<string[]> {
  const { db } = await house()
  const rows = await db().snapshotActivation.findMany({ where: { source }, orderBy: { id: 'asc' } })
  return rows.map(({ sha256, asOf }) => `${sha256[0]} ${asOf}`)
}

describe('the journal of activations', () => {
  test('takes what is current once, however often it is told', async () => {
    const { appendActivations } = await house()
    const current = [snapshot('once', 'a'), snapshot('undated', 'b', null)]
    expect([await appendActivations(current), await appendActivations(current)]).toEqual([2, 0])
    expect([await journalOf('once'), await journalOf('undated')]).toEqual([['a 2026-06-19'], ['b null']])
  })

  test('takes a snapshot that stands again: with a later date, and after another', async () => {
    const { appendActivations } = await house()
    const days = [
      snapshot('again', 'a', null),
      snapshot('again', 'a'),
      snapshot('again', 'a', '2026-06-20'),
      snapshot('again', 'b', '2026-06-21'),
      snapshot('again', 'a', '2026-06-20'),
    ]
    for (const day of days) expect(await appendActivations([day])).toBe(1)
    expect(await journalOf('again')).toEqual(['a null', 'a 2026-06-19', 'a 2026-06-20', 'b 2026-06-21', 'a 2026-06-20'])
  })

  test('takes it once from workers that tell it at the same time', async () => {
    const { appendActivations } = await house()
    const written = await Promise.all(Array.from({ length: 8 }, () => appendActivations([snapshot('rushed', 'c')])))
    expect(written.filter((count) => count === 1)).toHaveLength(1)
    expect(await journalOf('rushed')).toEqual(['c 2026-06-19'])
  })
})
