import { describe, expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { bgpTools } from './bgp-tools.ts'

const facts = { name: 'table.jsonl', listName: null }
const route = (CIDR: unknown, ASN: unknown, Hits: unknown) => JSON.stringify({ CIDR, ASN, Hits })
const read = (...lines: string[]) => bgpTools.read(bytesOf(lines.map((line) => `${line}\n`).join(''), 25), facts)

describe('recognise', () => {
  test('a table is recognised by its first row', () => {
    expect(bgpTools.recognise(`${route('192.0.2.0/24', 64_500, 1000)}\n`, facts)).toBe(true)
  })

  test.each(['{"cidr":"192.0.2.0/24","sblid":"SBL1"}', '64500\t192.0.2.0/24\t3', '{"CIDR":"192.0.2.0/24"}'])(
    '%s is none',
    (text) => expect(bgpTools.recognise(`${text}\n`, facts)).toBe(false),
  )
})

describe('read', () => {
  test('each route keeps its origin and how many sessions saw it; IPv6 is skipped', async () => {
    const snapshot = await onlySnapshot(
      read(
        route('192.0.2.0/24', 64_500, 1000),
        route('192.0.2.0/24', 64_501, 3),
        route('2001:db8::/32', 1, 9),
        route('198.51.100.0/24', 4_200_000_000, 0),
      ),
    )
    expect(snapshot).toMatchObject({ source: 'bgp-tools', kind: 'announcements', asOf: null, records: 3 })
    expect(snapshot.notes).toEqual(['1 IPv6 announcements skipped.'])
    const table = openRangeTable(announcementSchema, snapshot.columns)
    expect([0, 1, 2].map((row) => table.row(row))).toMatchObject([
      { start: 0xc0000200, origin: 64_500, peers: 1000 },
      { start: 0xc0000200, origin: 64_501, peers: 3 },
      { start: 0xc6336400, origin: 4_200_000_000, peers: 0 },
    ])
  })

  test.each([
    ['a line cut short', '{"CIDR":"192.0.2.0/24","ASN":645', 'no object with a CIDR'],
    ['an ASN as text', route('192.0.2.0/24', '64500', 1), 'no object with a CIDR'],
    ['hits below zero', route('192.0.2.0/24', 64_500, -1), 'no object with a CIDR'],
    ['host bits', route('192.0.2.1/24', 64_500, 1), '"192.0.2.1/24" has host bits'],
  ])('%s refuses the table', async (_what, line, reason) => {
    const refusal = await refusalOf(read(route('198.51.100.0/24', 1, 1), line))
    expect(refusal).toEqual({ source: 'bgp-tools', line: 2, reason: expect.stringContaining(reason) })
  })
})
