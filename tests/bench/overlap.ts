/** Every entry that overlaps a /22 in a table of a million, against PostgreSQL's SP-GiST index over a prepared query. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable, openRangeTable, type RangeTable } from '#lib/address-space/range-table.ts'
import { withTestServer } from '#lib/entry/test/test-server.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import { withDatabase } from '#lib/platform/database/client.ts'
import { type Figure, figure, median, timeInTurn } from './measure.ts'

const rowCount = 1_000_000
const questions = 4_000
const rounds = 7
const schema = { origin: 'uint32' } as const

export async function benchOverlap(): Promise<Figure[]> {
  const rows = madeRows()
  const blocks = madeQuestions(rows)
  const scratch = mkdtempSync(join(tmpdir(), 'dotquad-bench-'))
  chmodSync(scratch, 0o755) // the embedded PostgreSQL of root runs as somebody else
  const run = { scratch, output: scratch, counts: { passed: 0, failed: 0 }, signal: new AbortController().signal }
  try {
    return await withTestServer(run, ({ adminUrl }) => compare(adminUrl, rows, blocks))
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

async function compare(adminUrl: string, rows: readonly Prefix[], blocks: readonly Prefix[]): Promise<Figure[]> {
  const built = await timeInTurn(rounds, [() => build(rows)])
  const table = build(rows)
  const askOurs = () => blocks.reduce((sum, block) => sum + countIn(table, block), 0)
  return withDatabase(adminUrl, async (client) => {
    await client.query('CREATE TEMP TABLE entry (prefix cidr NOT NULL)')
    await client.query('INSERT INTO entry SELECT unnest($1::cidr[])', [rows.map(formatPrefix)])
    const indexing: number[] = []
    for (let round = 0; round < 3; round++) {
      await client.query('DROP INDEX IF EXISTS entry_prefix')
      const start = performance.now()
      await client.query('CREATE INDEX entry_prefix ON entry USING spgist (prefix inet_ops)')
      indexing.push(performance.now() - start)
    }
    await client.query('ANALYZE entry')
    const texts = blocks.map(formatPrefix)
    const Rows = z.object({ rowCount: z.number() })
    const askTheirs = async () => {
      let sum = 0
      for (const text of texts) {
        const answer = await client.query({
          ...{ name: 'overlap', text: 'SELECT prefix FROM entry WHERE prefix && $1::cidr', values: [text] },
        })
        sum += Rows.parse(answer).rowCount
      }
      return sum
    }
    invariant(askOurs() === (await askTheirs()), 'both sides find the same rows')
    const [ours = 0, theirs = 0] = await timeInTurn(rounds, [askOurs, askTheirs])
    const of = `a table of ${rowCount.toLocaleString('en')} prefixes`
    return [
      figure({
        id: 'overlap',
        work: `Every entry that overlaps a /22, in ${of}`,
        ...{ ours: (questions / ours) * 1_000, theirs: (questions / theirs) * 1_000, unit: 'questions/s' },
        ...{ against: 'PostgreSQL, SP-GiST, prepared, one connection', atLeast: 50 },
      }),
      figure({
        id: 'overlap-build',
        work: `Index of ${of}, from rows in memory`,
        ...{ ours: built[0] ?? 0, theirs: median(indexing), unit: 'ms' },
        ...{ against: 'CREATE INDEX … USING spgist over rows that are stored', atMost: 0.1 },
      }),
    ]
  })
}

function build(rows: readonly Prefix[]): RangeTable<typeof schema> {
  const builder = buildRangeTable(schema)
  for (const [origin, row] of rows.entries()) builder.add({ ...rangeOf(row), origin })
  return openRangeTable(schema, builder.finish())
}

const countIn = (table: RangeTable<typeof schema>, block: Prefix): number => {
  const { start, end } = rangeOf(block)
  return table.overlapping(start, end).length
}

/** Lengths as of routes, VRPs and list entries together. */
const lengths = [24, 24, 24, 24, 24, 22, 23, 21, 20, 19, 16, 32, 32]

function madeRows(): Prefix[] {
  const random = mulberry32(22)
  return Array.from({ length: rowCount }, () => {
    const length = lengths[Math.floor(random() * lengths.length)] ?? 24
    return prefixAt(Math.floor((1 + random() * 222) * 2 ** 24), length)
  })
}

/** A /22 around some row. */
function madeQuestions(rows: readonly Prefix[]): Prefix[] {
  const random = mulberry32(23)
  return Array.from({ length: questions }, () => {
    const row = rows[Math.floor(random() * rows.length)]
    invariant(row, 'a row of the table')
    return prefixAt(row.address, 22)
  })
}
