/** Real VRP exports and routing tables against a plain parse. Skipped unless DOTQUAD_TEST_REAL_DATA names their folder. */
import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { createGunzip, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pfx2as } from '#lib/adapters/pfx2as/pfx2as.ts'
import { riswhois } from '#lib/adapters/riswhois/riswhois.ts'
import { vrpCsv } from '#lib/adapters/vrp-csv/vrp-csv.ts'
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { onlySnapshot } from '#tests/support/format-reading.ts'

const folder = process.env.DOTQUAD_TEST_REAL_DATA ?? ''

function textOf(file: string): string {
  const bytes = readFileSync(path.join(folder, file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
}

function read(adapter: FormatAdapter, file: string) {
  const raw = createReadStream(path.join(folder, file))
  const bytes = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw
  return onlySnapshot(adapter.read(bytes, { name: path.basename(file), listName: null }))
}

type Roa = { asn: number | string; prefix: string; maxLength: number; ta?: string }

function parseExport(file: string): Roa[] {
  const parsed: Roa[] | { roas: Roa[] } = JSON.parse(textOf(file))
  return Array.isArray(parsed) ? parsed : parsed.roas
}

describe.skipIf(folder === '')('real routing files', { timeout: 60_000 }, () => {
  test.each([
    'rpki/rpkiclient_summary_20250720T100145Z.json.gz',
    'rpki/stayrtr-test.rpki.json',
    'rpki/massimocandela-vrps-sample.json',
  ])('%s: the VRPs are those of JSON.parse, each found again at its offset', async (file) => {
    const index = openVrpIndex((await read(vrpJson, file)).columns)
    const text = textOf(file)
    const wanted = new Set(
      parseExport(file)
        .filter(({ prefix }) => !prefix.includes(':'))
        .map(({ asn, prefix, maxLength, ta }) => `${asn} ${prefix} ${maxLength} ${ta ?? null}`),
    )
    expect(index.size).toBe(wanted.size)
    let unknown = 0
    for (let row = 0; row < index.size; row++) {
      const { address, length, asn, maxLength, ta, offset } = index.row(row)
      const prefix = formatPrefix(prefixAt(address, length))
      const record = text.slice(offset, text.indexOf('}', offset))
      if (!(wanted.has(`${asn} ${prefix} ${maxLength} ${ta}`) && record.includes(`"${prefix}"`))) unknown++
    }
    expect(unknown).toBe(0)
  })

  test.each([
    ['rpki/derived-vrps-20250720.csv.gz', vrpCsv, /^AS\d+,[\d.]+\//],
    ['rpki/ripe-validator-export-format.roas.csv', vrpCsv, /^AS\d+,[\d.]+\//],
    ['bgp/derived-pfx2as-20260619.txt.gz', pfx2as, /^\d/],
    ['bgp/riswhoisdump-sample-20160406.IPv4', riswhois, /^\d/],
    ['bgp/riswhoisdump-example.IPv4', riswhois, /^\d/],
  ] as const)('%s: as many rows as lines', async (file, adapter, pattern) => {
    const lines = textOf(file)
      .split('\n')
      .filter((line) => pattern.test(line))
    expect((await read(adapter, file)).records).toBe(lines.length)
  })
})
