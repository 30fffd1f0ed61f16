import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { asSinglePrefix } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { spamhausDropJson } from './drop-json.ts'

const facts = { name: 'drop_v4.json', listName: null }
const metadata = (records: number) =>
  `{"type":"metadata","timestamp":1752982674,"size":94236,"records":${records},"copyright":"(c) 2025 The Spamhaus Project SLU","terms":"https://www.spamhaus.org/drop/terms/"}`
const entry = (cidr: string, sblid = 'SBL256894') => `{"cidr":"${cidr}","sblid":"${sblid}","rir":"apnic"}`
const read = (...lines: string[]) => spamhausDropJson.read(bytesOf(`${lines.join('\n')}\n`, 50), facts)

describe('recognise', () => {
  test('the IPv4 list is recognised by its first entry', () => {
    expect(spamhausDropJson.recognise(`${entry('1.10.16.0/20')}\n`, facts)).toBe(true)
  })

  test.each([
    ['ASN-DROP', '{"asn":932,"rir":"arin","domain":"xn.net","cc":"US","asname":"XNNET"}'],
    ['the IPv6 list, which would displace this one by nothing', entry('2001:df4:e9c0::/48')],
    ['a routing table as JSON lines', '{"CIDR":"192.0.2.0/24","ASN":64500,"Hits":1000}'],
    ['metadata alone, which any of the lists may end in', metadata(0)],
  ])('%s is not', (_case, line) => {
    expect(spamhausDropJson.recognise(`${line}\n`, facts)).toBe(false)
  })
})

describe('read', () => {
  test('repeated and nested entries are kept, one row a line; the last line is metadata, not an entry', async () => {
    const snapshot = await onlySnapshot(
      read(
        entry('41.71.128.0/17', 'SBL1'),
        entry('41.71.171.0/24', 'SBL2'),
        entry('41.71.171.0/24', 'SBL2'),
        metadata(3),
      ),
    )
    expect(snapshot).toMatchObject({
      source: 'spamhaus-drop',
      kind: 'blocklist',
      asOf: '2025-07-20T03:37:54Z',
      records: 3,
      notes: [],
    })
    const table = openRangeTable(blocklistSchema, snapshot.columns)
    const rows = Array.from({ length: table.size }, (_, index) => table.row(index))
    expect(rows.map((row) => [formatPrefix(asSinglePrefix(row) ?? prefixAt(row.start, 32)), row.reference])).toEqual([
      ['41.71.128.0/17', 'SBL1'],
      ['41.71.171.0/24', 'SBL2'],
      ['41.71.171.0/24', 'SBL2'],
    ])
    expect(rows[1]).toMatchObject({
      offset: entry('41.71.128.0/17', 'SBL1').length + 1,
      bytes: entry('41.71.171.0/24', 'SBL2').length,
    })
  })

  test('IPv6 entries count and are skipped; an entry without an id has no reference', async () => {
    const snapshot = await onlySnapshot(read('{"cidr":"192.0.2.0/24"}', entry('2001:db8::/32'), metadata(2)))
    expect(snapshot).toMatchObject({ records: 1, notes: ['1 IPv6 entries skipped.'] })
    expect(openRangeTable(blocklistSchema, snapshot.columns).row(0).reference).toBeNull()
  })
})

describe('refuse', () => {
  test('a list that counts other than its metadata', async () => {
    expect(await refusalOf(read(entry('192.0.2.0/24'), metadata(1543)))).toEqual({
      source: 'spamhaus-drop',
      line: 2,
      reason: 'The metadata says 1543 records; the list has 1.',
    })
  })

  test('a list without its last line', async () => {
    expect((await refusalOf(read(entry('192.0.2.0/24')))).reason).toContain('cut off')
  })

  test.each([
    ['an entry behind the metadata', [metadata(0), entry('192.0.2.0/24')], 2, 'follows the line of metadata'],
    ['an entry with host bits', [entry('192.0.2.1/24'), metadata(1)], 1, '192.0.2.0/24'],
    ['a line that is cut', [entry('192.0.2.0/24'), '{"cidr":"198.51'], 2, 'not JSON'],
    ['a line of another kind', [entry('192.0.2.0/24'), '{"asn":64500}'], 2, 'neither an entry'],
  ] as const)('%s, by line', async (...[, lines, line, words]) => {
    const refusal = await refusalOf(read(...lines))
    expect(refusal).toMatchObject({ source: 'spamhaus-drop', line })
    expect(refusal.reason).toContain(words)
  })
})
