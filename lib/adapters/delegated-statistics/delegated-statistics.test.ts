import { describe, expect, test } from 'vitest'
import { formatAddress } from '#lib/address-space/address.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { asnRegistrationSchema } from '#lib/registry/asn-registration.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { bytesOf, onlySnapshot, refusalOf, snapshotsOf } from '#tests/support/format-reading.ts'
import { delegatedStatistics } from './delegated-statistics.ts'

const facts = { name: 'delegated.txt', listName: null }
const read = (text: string) => delegatedStatistics.read(bytesOf(text), facts)

async function rowsOf(text: string) {
  const snapshot = await onlySnapshot(read(text))
  const table = openRangeTable(registrationSchema, snapshot.columns)
  return Array.from({ length: table.size }, (_, index) => table.row(index))
}

/** A file of these records with fitting counts. */
function fileOf(...records: string[]): string {
  const count = (type: string) => records.filter((record) => record.split('|')[2] === type).length
  return [
    `2|afrinic|20250720|${records.length}|00000000|20250720|00000`,
    ...['asn', 'ipv4', 'ipv6'].map((type) => `afrinic|*|${type}|*|${count(type)}|summary`),
    ...records,
    '',
  ].join('\n')
}

describe('recognise', () => {
  test('the five registries are recognised, behind a block of remarks too', () => {
    for (const header of [
      '2|afrinic|20250720|17287|00000000|20250720|00000',
      '#\n# CONDITIONS OF USE\n#\n2|apnic|20250721|82324||20250720|+1000',
      '2.3|arin|1567951216119|300|19700101|20190908|-0400',
      '2.3|lacnic|20240202|88889|19870101|20240202|-0300',
      '2|ripencc|1787522399|260290|19700101|20260823|+0200',
    ]) {
      expect(delegatedStatistics.recognise(`${header}\n`, facts), header).toBe(true)
    }
  })

  test('the combined file of the NRO, a VRP table and prose are not', () => {
    for (const text of [
      '2|nro|20250720|700000|19820901|20250720|+0000\n',
      'ASN,IP Prefix,Max Length\nAS13335,1.0.0.0/24,24\n',
      'a letter\n',
      '',
    ]) {
      expect(delegatedStatistics.recognise(text, facts), text).toBe(false)
    }
  })
})

describe('read', () => {
  test('a row keeps what the registry printed, and says where it stands in the file', async () => {
    const text = fileOf('afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0')
    const [row] = await rowsOf(text)
    expect(row).toEqual({
      start: 0x66d33800,
      end: 0x66d33bff,
      registry: 'afrinic',
      country: 'EG',
      date: '2023-09-07',
      status: 'allocated',
      holderId: 'F36DE5F0',
      offset: text.indexOf('afrinic|EG'),
      bytes: 'afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0'.length,
    })
  })

  test('the value is a count of addresses, not a prefix length and often no power of two', async () => {
    const [row] = await rowsOf(fileOf('afrinic|ZA|ipv4|196.10.61.0|8960|19940401|assigned|F367D1A2'))
    expect(row && [formatAddress(row.start), formatAddress(row.end)]).toEqual(['196.10.61.0', '196.10.95.255'])
  })

  test('a range may end at 255.255.255.255', async () => {
    const [row] = await rowsOf(fileOf('afrinic|ZZ|ipv4|255.255.255.0|256||reserved|'))
    expect(row?.end).toBe(0xffffffff)
  })

  test('an empty date and 00000000 are unknown, an empty country and holder too, and ZZ stays', async () => {
    const rows = await rowsOf(
      fileOf(
        'afrinic|ZZ|ipv4|41.57.113.0|256||reserved|',
        'lacnic||ipv4|45.6.236.0|1024|00000000|reserved|',
        'lacnic||ipv4|190.9.127.0|256||available',
      ),
    )
    expect(rows.map(({ country, date, holderId }) => ({ country, date, holderId }))).toEqual([
      { country: 'ZZ', date: null, holderId: null },
      { country: null, date: null, holderId: null },
      { country: null, date: null, holderId: null },
    ])
  })

  test('a row of another registry than the header keeps its own, and extensions after the holder are passed over', async () => {
    const [row] = await rowsOf(fileOf('iana|ZZ|ipv4|0.0.0.0|16777216|19830101|reserved|ietf|iana'))
    expect(row).toMatchObject({ registry: 'iana', holderId: 'ietf' })
  })

  test('IPv6 counts, and is told as skipped', async () => {
    const snapshot = await onlySnapshot(
      read(
        fileOf(
          'afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0',
          'afrinic|ZZ|ipv6|2001:4200::|23||reserved|',
        ),
      ),
    )
    expect(snapshot).toMatchObject({ records: 1, notes: ['1 records of IPv6 skipped.'] })
  })

  test('rows of AS numbers are a source of their own, several numbers a row', async () => {
    const [addresses, asns] = await snapshotsOf(
      read(
        fileOf(
          'afrinic|ZA|asn|327680|1024|20130101|allocated|F36B9F4B',
          'afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0',
          'afrinic|ZZ|asn|4294967295|1||reserved|',
        ),
      ),
    )
    expect(addresses).toMatchObject({ source: 'delegated-afrinic', records: 1, notes: [] })
    expect(asns).toMatchObject({ source: 'asns-afrinic', kind: 'asn-registrations', asOf: '2025-07-20', records: 2 })
    const table = openRangeTable(asnRegistrationSchema, asns?.columns ?? {})
    expect(table.overlapping(328_000, 328_000).map((row) => table.row(row))).toMatchObject([
      { start: 327_680, end: 328_703, country: 'ZA', date: '2013-01-01', holderId: 'F36B9F4B' },
    ])
    expect(table.overlapping(0xffffffff, 0xffffffff)).toHaveLength(1)
  })

  test.each([
    ['AS0.1', '"AS0.1" has a dot'],
    ['4294967295|2', '2 AS numbers from AS4294967295 reach beyond AS4294967295.'],
    ['64500|0', 'The number of AS numbers is "0"'],
  ])('AS numbers that cannot be read (%s) cost no address, and are no list of AS numbers', async (number, words) => {
    const value = number.includes('|') ? number : `${number}|1`
    const snapshot = await onlySnapshot(
      read(
        fileOf(
          `afrinic|ZA|asn|${value}|20130101|allocated|F36B9F4B`,
          'afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0',
        ),
      ),
    )
    expect(snapshot).toMatchObject({ source: 'delegated-afrinic', records: 1 })
    expect(snapshot.notes.join()).toContain('1 records of AS numbers skipped. Line 5: ')
    expect(snapshot.notes.join()).toContain(words)
  })

  test.each([
    [
      'a serial in seconds',
      '2|ripencc|1567979999|0|19830705|20190908|+0200',
      { source: 'delegated-ripencc', asOf: '2019-09-08' },
    ],
    [
      'a serial in milliseconds',
      '2.3|arin|1567951216119|0|19700101|20190908|-0400',
      { source: 'delegated-arin', asOf: '2019-09-08' },
    ],
    ['a serial a day ahead', '2|apnic|20250721|0||20250720|+1000', { source: 'delegated-apnic', asOf: '2025-07-20' }],
    ['no end date', '2.3|lacnic|20240104|0|19870101|00000000|-0300', { source: 'delegated-lacnic', asOf: null }],
  ])('with %s, the day is the end date', async (_case, header, facts) => {
    expect(await onlySnapshot(read(`# remark\n\n${header}\n`))).toMatchObject({ ...facts, kind: 'registrations' })
  })

  test('Windows line ends and a missing last one change nothing', async () => {
    const text = fileOf('afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0').trimEnd()
    const [row] = await rowsOf(text.replaceAll('\n', '\r\n'))
    expect(row).toMatchObject({ holderId: 'F36DE5F0', bytes: 61 })
  })

  test('bytes may arrive cut anywhere', async () => {
    const text = fileOf('afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0')
    const whole = await onlySnapshot(read(text))
    const cut = await onlySnapshot(delegatedStatistics.read(bytesOf(text, 7), facts))
    expect(cut).toEqual(whole)
  })
})

describe('refuse', () => {
  test('a header that counts other than the file has', async () => {
    const text = fileOf('afrinic|EG|ipv4|102.211.56.0|1024|20230907|allocated|F36DE5F0').replace('|1|0000', '|100|0000')
    expect(await refusalOf(read(text))).toEqual({
      source: 'delegated-afrinic',
      line: 1,
      reason: 'The header says 100 records; the file has 1.',
    })
  })

  test('an excerpt under the counts of the whole', async () => {
    const text = [
      '2|ripencc|1787522399|260290|19700101|20260823|+0200',
      'ripencc|*|ipv4|*|100559|summary',
      'ripencc|GB|ipv4|1.186.0.0|65536|20100713|allocated|34f7fc54-356d-454b-8633-a91b1e7bef5c',
    ].join('\n')
    expect(await refusalOf(read(text))).toEqual({
      source: 'delegated-ripencc',
      line: 2,
      reason: 'The summary says 100559 ipv4 records; the file has 1.',
    })
  })

  test.each([
    ['an address that is none', 'afrinic|EG|ipv4|102.211.56|1024|20230907|allocated|X', '3 of the four octets'],
    ['a zero-padded address', 'afrinic|EG|ipv4|102.211.056.0|1024|20230907|allocated|X', 'leading zero'],
    ['a count of 0', 'afrinic|EG|ipv4|102.211.56.0|0|20230907|allocated|X', 'The number of addresses is "0"'],
    ['a count that is no number', 'afrinic|EG|ipv4|102.211.56.0|/22|20230907|allocated|X', '"/22"'],
    ['a range past the last address', 'afrinic|EG|ipv4|255.255.255.0|257||reserved|', 'beyond 255.255.255.255'],
    ['an unknown status', 'afrinic|EG|ipv4|102.211.56.0|1024|20230907|legacy|X', '"legacy" is no status'],
    ['a day that does not exist', 'afrinic|EG|ipv4|102.211.56.0|1024|20230231|allocated|X', '"20230231" is no day'],
    ['a date in another form', 'afrinic|EG|ipv4|102.211.56.0|1024|2023-09-07|allocated|X', '"2023-09-07" is no day'],
    ['a row without a registry', '|EG|ipv4|102.211.56.0|1024|20230907|allocated|X', 'names no registry'],
    ['an unknown type', 'afrinic|EG|ipv5|102.211.56.0|1024|20230907|allocated|X', '"ipv5" is no type'],
    ['a row that is cut off', 'afrinic|EG|ipv4|102.2', 'at least 7 fields'],
  ])('%s, by line', async (_case, record, words) => {
    const refusal = await refusalOf(read(fileOf(record)))
    expect(refusal).toMatchObject({ source: 'delegated-afrinic', line: 5 })
    expect(refusal.reason).toContain(words)
  })

  test.each([
    ['another version of the format', '3|afrinic|20250720|0|00000000|20250720|00000', '"3"'],
    ['a header that is cut off', '2|afrinic|20250720', '7 fields'],
    ['a header without a count', '2|afrinic|20250720||00000000|20250720|00000', 'number of records'],
    ['a header without a real day', '2|afrinic|20250720|0|00000000|20251320|00000', '"20251320" is no day'],
  ])('%s', async (_case, header, words) => {
    const refusal = await refusalOf(read(`${header}\n`))
    expect(refusal).toMatchObject({ source: 'delegated-afrinic', line: 1 })
    expect(refusal.reason).toContain(words)
  })
})
