import { describe, expect, test } from 'vitest'
import { formatRange } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { pfx2as } from './pfx2as.ts'

const facts = { name: 'routeviews-rv2-20260619-1200.pfx2as', listName: null }
const read = (...lines: string[]) => pfx2as.read(bytesOf(lines.map((line) => `${line}\n`).join(''), 10), facts)

async function rowsOf(reading: ReturnType<typeof read>) {
  const table = openRangeTable(announcementSchema, (await onlySnapshot(reading)).columns)
  return Array.from({ length: table.size }, (_, row) => {
    const { origin, originSet, offset, bytes, ...range } = table.row(row)
    return `${formatRange(range)} ${originSet ?? origin} @${offset}+${bytes}`
  })
}

describe('recognise', () => {
  test.each(['1.0.0.0\t24\t13335', '1.0.0.0\t24\t64496_64497', '1.0.0.0\t24\t64496,64497', '2001:db8::\t32\t64496'])(
    '%s is a row',
    (line) => {
      expect(pfx2as.recognise(`${line}\n1.0.4.0\t24\t38803\n`, facts)).toBe(true)
    },
  )

  test.each(['13335\t1.0.0.0/24\t100', '1.0.0.0/24\t15169,20120510', '1.0.0.0\t2', '# 1.0.0.0'])(
    '%s is none',
    (line) => {
      expect(pfx2as.recognise(`${line}\n`, facts)).toBe(false)
    },
  )
})

describe('read', () => {
  test('one row a prefix and origin, with its place in the file', async () => {
    expect(await onlySnapshot(read('1.0.0.0\t24\t13335'))).toMatchObject({
      source: 'bgp-pfx2as',
      kind: 'announcements',
      asOf: null,
      records: 1,
      notes: [],
    })
    expect(await rowsOf(read('1.0.0.0\t24\t13335', '0.0.0.0\t0\t1'))).toEqual([
      '0.0.0.0 - 255.255.255.255 1 @17+11',
      '1.0.0.0 - 1.0.0.255 13335 @0+16',
    ])
  })

  test('several origins are a row each; an AS_SET is one row without an origin', async () => {
    expect(
      await rowsOf(
        read('192.0.2.0\t24\t64496_64497', '198.51.100.0\t24\t64496,64497', '203.0.113.0\t24\t64498_{64496,64497}'),
      ),
    ).toEqual([
      '192.0.2.0 - 192.0.2.255 64496 @0+24',
      '192.0.2.0 - 192.0.2.255 64497 @0+24',
      '198.51.100.0 - 198.51.100.255 {64496,64497} @25+27',
      '203.0.113.0 - 203.0.113.255 64498 @53+34',
      '203.0.113.0 - 203.0.113.255 {64496,64497} @53+34',
    ])
  })

  test('IPv6 is skipped and told', async () => {
    expect(await onlySnapshot(read('1.0.0.0\t24\t1', '2001:db8::\t32\t64496'))).toMatchObject({
      records: 1,
      notes: ['1 IPv6 announcements skipped.'],
    })
  })

  test.each([
    ['host bits', '192.0.2.1\t24\t1', '"192.0.2.1/24" has host bits'],
    ['two columns', '192.0.2.0\t24', 'with tabs between them'],
    ['four columns', '192.0.2.0\t24\t1\t1', 'with tabs between them'],
    ['no origin', '192.0.2.0\t24\t', 'is not an AS number'],
    ['an origin that is no ASN', '192.0.2.0\t24\t4294967296', 'is past the last AS number'],
    ['an AS_SET with a word in it', '192.0.2.0\t24\t{1,x}', '"{1,x}" is no AS_SET'],
    ['an AS_SET that is not closed', '192.0.2.0\t24\t{1,2', '"{1,2" is no AS_SET'],
  ])('%s refuses the table', async (_what, line, reason) => {
    const refusal = await refusalOf(read('1.0.0.0\t24\t1', line))
    expect(refusal).toEqual({ source: 'bgp-pfx2as', line: 2, reason: expect.stringContaining(reason) })
  })
})
