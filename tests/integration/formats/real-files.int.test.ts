/** Real files, read by the adapters and counted by other means. Skipped unless DOTQUAD_TEST_REAL_DATA names their folder. */
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createGunzip, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { delegatedStatistics } from '#lib/adapters/delegated-statistics/delegated-statistics.ts'
import { addressSpaceCsv } from '#lib/adapters/iana-special-purpose/address-space-csv.ts'
import { addressSpaceXml } from '#lib/adapters/iana-special-purpose/address-space-xml.ts'
import { ianaSpecialPurpose } from '#lib/adapters/iana-special-purpose/special-purpose.ts'
import { netset } from '#lib/adapters/netset/netset.ts'
import { rpsl } from '#lib/adapters/rpsl/rpsl.ts'
import { spamhausDropJson } from '#lib/adapters/spamhaus-drop/drop-json.ts'
import { spamhausDropText } from '#lib/adapters/spamhaus-drop/drop-text.ts'
import { transferLog } from '#lib/adapters/transfer-log/transfer-log.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { formatAdapters } from '#lib/wiring.ts'
import { onlySnapshot, refusalOf, snapshotsOf } from '#tests/support/format-reading.ts'

const folder = process.env.DOTQUAD_TEST_REAL_DATA ?? ''

const textOf = (file: string) => {
  const bytes = readFileSync(path.join(folder, file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
}
const linesWith = (file: string, pattern: RegExp) =>
  textOf(file)
    .split('\n')
    .filter((line) => pattern.test(line)).length
const factsOf = (file: string) => ({ name: path.basename(file), listName: null })

function read(adapter: FormatAdapter, file: string) {
  const raw = createReadStream(path.join(folder, file))
  return adapter.read(file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw, factsOf(file))
}

describe.skipIf(folder === '')('real files', () => {
  test.each([
    ['delegated/delegated-afrinic-extended-20250720.txt', 'delegated-afrinic', '2025-07-20'],
    ['delegated/delegated-afrinic-extended-20260619.txt', 'delegated-afrinic', '2026-06-19'],
    ['delegated/delegated-apnic-20250720.txt.gz', 'delegated-apnic', '2025-07-20'],
    ['delegated/delegated-lacnic-extended-20240203.txt.gz', 'delegated-lacnic', '2024-02-02'],
  ])('%s: rows and addresses are those of a plain count', async (...[file, source, asOf]) => {
    const [snapshot, asns] = await snapshotsOf(read(delegatedStatistics, file))
    const records = textOf(file)
      .split('\n')
      .map((line) => line.split('|'))
      .filter((fields) => fields[3] !== '*')
    const rows = records.filter((fields) => fields[2] === 'ipv4')
    expect(snapshot).toMatchObject({ source, asOf, records: rows.length })
    expect(asns).toMatchObject({ asOf, records: records.filter((fields) => fields[2] === 'asn').length })
    const table = openRangeTable(registrationSchema, snapshot?.columns ?? {})
    let addresses = 0
    for (let index = 0; index < table.size; index++) addresses += table.row(index).end - table.row(index).start + 1
    expect(addresses).toBe(rows.reduce((sum, fields) => sum + Number(fields[4]), 0))
  })

  test.each(['delegated/excerpt-ripencc-extended-20260823.txt', 'delegated/nro-sample-2019-afrinic.txt'])(
    '%s is refused for its counts',
    async (file) => {
      expect((await refusalOf(read(delegatedStatistics, file))).reason).toMatch(/says \d+ .*; the file has \d+/)
    },
  )

  test.each([
    ['blocklists/spamhaus-drop_v4-20250720.json', spamhausDropJson, /"cidr"/],
    ['blocklists/spamhaus-drop_v4-20260619.json', spamhausDropJson, /"cidr"/],
    ['blocklists/spamhaus-drop-20250117.txt', spamhausDropText, /^\d/],
    ['blocklists/20210414-firehol_level1.netset', netset, /^\d/],
    ['blocklists/20210414-feodo_badips.ipset', netset, /^\d/],
    ['blocklists/spamhaus_v4-20260822.ipset', netset, /^add/],
    ['irr/ripe-db-route-sample.txt', rpsl, /^route:/],
    ['transfers/arin-transfer-log-examples.json', transferLog, /"ip4nets"/],
  ] as const)('%s: as many rows as lines', async (file, adapter, pattern) => {
    expect((await onlySnapshot(read(adapter, file))).records).toBe(linesWith(file, pattern))
  })

  test('the special-purpose registry: 25 rows of the CSV and one more for the cell with two blocks', async () => {
    const file = 'iana/iana-ipv4-special-registry-1.csv'
    expect((await onlySnapshot(read(ianaSpecialPurpose, file))).records).toBe(linesWith(file, /^"?\d.*\/\d+.*,/) + 1)
  })

  test.each([
    ['iana/ipv4-address-space-20201003.csv', addressSpaceCsv, null],
    ['iana/ipv4-address-space-20210404.csv', addressSpaceCsv, null],
    ['iana/ipv4-address-space-2020.xml', addressSpaceXml, '2019-12-27'],
  ] as const)('%s: all 256 /8s', async (file, adapter, asOf) => {
    expect(await onlySnapshot(read(adapter, file))).toMatchObject({ records: 256, asOf })
  })

  test('no file is recognised by two formats', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(txt|csv|xml|json|netset|ipset|IPv4)$/.test(file),
    )
    const several = files
      .map((file) => {
        const head = readFileSync(path.join(folder, file)).subarray(0, 65_536).toString('latin1')
        return { file, formats: formatAdapters.filter((format) => format.recognise(head, factsOf(file))) }
      })
      .filter(({ formats }) => formats.length > 1)
    expect(several).toEqual([])
  })
})
