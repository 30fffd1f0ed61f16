import { describe, expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { riswhois } from './riswhois.ts'

const facts = { name: 'riswhoisdump.IPv4', listName: null }
const read = (...lines: string[]) => riswhois.read(bytesOf(lines.map((line) => `${line}\n`).join(''), 25), facts)
const remarks = [
  '[Querying riswhois.ripe.net]',
  '[riswhois.ripe.net]',
  '%',
  '% Format:  <origin> <tab> <prefix> <tab> <seen by #rispeers>',
  '',
]

describe('recognise', () => {
  test('a dump is recognised by its first row behind the remarks', () => {
    expect(riswhois.recognise(`${[...remarks, '6830\t0.0.0.0/0\t1', ''].join('\n')}`, facts)).toBe(true)
    expect(riswhois.recognise('{64496,64497}\t192.0.2.0/24\t3\n', facts)).toBe(true)
  })

  test.each(['1.0.0.0\t24\t13335', '% only remarks', '6830 0.0.0.0/0 1'])('%s is none', (text) => {
    expect(riswhois.recognise(`${text}\n`, facts)).toBe(false)
  })
})

describe('read', () => {
  test('default routes stay, an AS_SET has no origin, peers are counted', async () => {
    const snapshot = await onlySnapshot(
      read(
        ...remarks,
        '6830\t0.0.0.0/0\t1',
        '56203\t1.0.4.0/24\t117',
        '{64496,64497}\t1.0.4.0/24\t2',
        '1\t2001:db8::/32\t9',
      ),
    )
    expect(snapshot).toMatchObject({
      source: 'bgp-riswhois',
      kind: 'announcements',
      asOf: null,
      records: 3,
      notes: ['1 IPv6 announcements skipped.'],
    })
    const table = openRangeTable(announcementSchema, snapshot.columns)
    expect([0, 1, 2].map((row) => table.row(row))).toMatchObject([
      { start: 0, end: 0xffffffff, origin: 6830, originSet: null, peers: 1 },
      { start: 0x01000400, end: 0x010004ff, origin: 56203, originSet: null, peers: 117 },
      { start: 0x01000400, end: 0x010004ff, origin: 0, originSet: '{64496,64497}', peers: 2 },
    ])
  })

  test.each([
    ['% This file was generated on Wed Jul 20 10:03:01 2011 UTC.', '2011-07-20T10:03:01Z'],
    ['% This file was generated at Wed Apr  6 18:03:01 UTC 2016.', '2016-04-06T18:03:01Z'],
    ['% This file was generated on Wed Foo 99 10:03:01 2011 UTC.', null],
    ['% If this file is more than 1 day old, a more recent', null],
  ])('%s dates the dump', async (remark, asOf) => {
    expect((await onlySnapshot(read(remark, '6830\t1.0.4.0/24\t1'))).asOf).toBe(asOf)
  })

  test.each([
    ['host bits', '1\t192.0.2.1/24\t1', '"192.0.2.1/24" has host bits'],
    ['two columns', '1\t192.0.2.0/24', 'with tabs between them'],
    ['spaces for tabs', '1 192.0.2.0/24 1', 'with tabs between them'],
    ['peers that are no number', '1\t192.0.2.0/24\tmany', 'with tabs between them'],
    ['an origin that is no ASN', 'AS-SET\t192.0.2.0/24\t1', '"AS-SET" is not an AS number'],
  ])('%s refuses the dump', async (_what, line, reason) => {
    const refusal = await refusalOf(read(...remarks, line))
    expect(refusal).toEqual({ source: 'bgp-riswhois', line: 6, reason: expect.stringContaining(reason) })
  })
})
