import { expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { specialAsnSchema } from '#lib/registry/special-purpose.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { ianaSpecialAsns } from './special-asns.ts'

const facts = { name: 'special-purpose-as-numbers.csv', listName: null }
const header = 'AS Number,Reason for Reservation,Reference'
const read = (...rows: string[]) => ianaSpecialAsns.read(bytesOf([header, ...rows, ''].join('\n')), facts)

test('the registry is recognised by its header; the one of all AS numbers is not', () => {
  expect(ianaSpecialAsns.recognise(`${header}\n0,`, facts)).toBe(true)
  expect(ianaSpecialAsns.recognise('Number,Description,WHOIS,RDAP,Reference,Registration Date\n', facts)).toBe(false)
})

test('numbers and ranges up to the last one are read', async () => {
  const snapshot = await onlySnapshot(
    read(
      '0,Reserved by [RFC7607],[RFC7607]',
      '23456,AS_TRANS; reserved by [RFC6793],[RFC6793]',
      '64496-64511,For documentation and sample code; reserved by [RFC5398],[RFC5398]',
      '4200000000-4294967294,For private use; reserved by [RFC6996],[RFC6996]',
      '4294967295,Reserved by [RFC7300],[RFC7300]',
    ),
  )
  expect(snapshot).toMatchObject({ source: 'iana-special-asns', kind: 'special-asns', asOf: null, records: 5 })
  const table = openRangeTable(specialAsnSchema, snapshot.columns)
  expect(Array.from({ length: 5 }, (_, index) => table.row(index))).toMatchObject([
    { start: 0, end: 0, name: 'Reserved by [RFC7607]', rfc: '[RFC7607]', offset: header.length + 1, bytes: 33 },
    { start: 23456, end: 23456 },
    { start: 64496, end: 64511, rfc: '[RFC5398]' },
    { start: 4200000000, end: 4294967294 },
    { start: 4294967295, end: 4294967295 },
  ])
})

test.each([
  ['64511-64496', 'no range such as 64496-64511'],
  ['1-2-3', 'no range such as 64496-64511'],
  ['4294967296', 'past the last AS number'],
  ['Unassigned', 'is not an AS number'],
])('%s is refused by line', async (number, words) => {
  const refusal = await refusalOf(read(`${number},Reserved,[RFC7607]`))
  expect(refusal).toMatchObject({ source: 'iana-special-asns', line: 2 })
  expect(refusal.reason).toContain(words)
})
