import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { vrpCsv } from './vrp-csv.ts'

const facts = { name: 'vrps-20250720.csv', listName: null }
const fiveColumns = 'ASN,IP Prefix,Max Length,Trust Anchor,Expires'
const read = (...lines: string[]) => vrpCsv.read(bytesOf(lines.map((line) => `${line}\n`).join(''), 20), facts)

async function rowsOf(reading: ReturnType<typeof read>) {
  const { columns } = await onlySnapshot(reading)
  const index = openVrpIndex(columns)
  return Array.from({ length: index.size }, (_, row) => {
    const { address, length, maxLength, asn, ta, offset } = index.row(row)
    return `${asn} ${formatPrefix(prefixAt(address, length))}-${maxLength} ${ta} @${offset}`
  })
}

describe('recognise', () => {
  test.each([
    fiveColumns,
    'ASN,IP Prefix,Max Length',
    'ASN,IP Prefix,Max Length,Trust Anchor',
    '"ASN","IP Prefix","Max Length"',
  ])('%s is a header of VRPs', (header) => {
    expect(vrpCsv.recognise(`${header}\r\nAS1,192.0.2.0/24,24\r\n`, facts)).toBe(true)
  })

  test.each(['start,end,asn,name', 'ASN,Name', 'AS13335,1.0.0.0/24,24,apnic'])('%s is none', (header) => {
    expect(vrpCsv.recognise(`${header}\n`, facts)).toBe(false)
  })
})

describe('read', () => {
  test('five columns give prefix, maxLength and trust anchor; the file does not tell its date', async () => {
    const lines = [
      fiveColumns,
      'AS13335,1.0.0.0/24,24,apnic,1753453058',
      'AS0,196.0.0.0/16,32,afrinic,1753453058',
      'AS1,2001:db8::/32,48,ripe,1',
    ]
    expect(await onlySnapshot(read(...lines))).toMatchObject({
      source: 'rpki-vrps',
      kind: 'vrps',
      asOf: null,
      records: 2,
      notes: ['1 IPv6 VRPs skipped.'],
    })
    expect(await rowsOf(read(...lines))).toEqual(['13335 1.0.0.0/24-24 apnic @46', '0 196.0.0.0/16-32 afrinic @85'])
  })

  test("the RIPE validator's three columns name no trust anchor", async () => {
    expect(await rowsOf(read('ASN,IP Prefix,Max Length', 'AS31207,86.106.22.0/24,24'))).toEqual([
      '31207 86.106.22.0/24-24 null @25',
    ])
  })

  test('quotes and Windows line ends do no harm', async () => {
    expect(await rowsOf(read(`${fiveColumns}\r`, '"AS1","192.0.2.0/24","25","ripe","9"\r'))).toEqual([
      '1 192.0.2.0/24-25 ripe @47',
    ])
  })

  test('an empty maxLength is the prefix length, a malformed one costs its VRP alone', async () => {
    const reading = read(
      fiveColumns,
      'AS1,192.0.2.0/24,,ripe,9',
      'AS2,192.0.2.0/24,20,ripe,9',
      'AS3,192.0.2.0/24,33,ripe,9',
    )
    expect(await onlySnapshot(reading)).toMatchObject({
      records: 1,
      notes: [expect.stringContaining('2 malformed VRPs ignored')],
    })
  })

  test.each([
    ['host bits', 'AS1,192.0.2.1/24,24,ripe,9', '"192.0.2.1/24" has host bits'],
    ['a colon for an octet', 'AS1,:.0.2.0/24,24,ripe,9', '":.0.2.0/24"'],
    ['an ASN that is none', 'ASX,192.0.2.0/24,24,ripe,9', '"ASX" is not an AS number'],
    ['a maxLength that is text', 'AS1,192.0.2.0/24,x,ripe,9', '"x" is no maxLength'],
    ['one column', 'AS1', 'fewer than two columns'],
  ])('%s refuses the export', async (_what, line, reason) => {
    const refusal = await refusalOf(read(fiveColumns, 'AS1,192.0.2.0/24,24,ripe,9', line))
    expect(refusal).toEqual({ source: 'rpki-vrps', line: 3, reason: expect.stringContaining(reason) })
  })
})
