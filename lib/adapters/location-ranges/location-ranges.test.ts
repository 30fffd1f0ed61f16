import { describe, expect, test } from 'vitest'
import { formatRange } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { locationRanges } from './location-ranges.ts'

const named = { name: 'country.csv', listName: 'an-atlas' }
const read = (text: string) => locationRanges.read(bytesOf(text, 11), named)

async function placesOf(text: string): Promise<string[]> {
  const table = openRangeTable(locationSchema, (await onlySnapshot(read(text))).columns)
  return Array.from({ length: table.size }, (_, index) => {
    const { country, region, city, ...row } = table.row(index)
    return `${formatRange(row)} ${country} ${region} ${city}`
  })
}

test('ranges with a country are recognised where the folder names the provider, tables of AS numbers are not', () => {
  expect(locationRanges.recognise('1.0.0.0,1.0.0.255,AU\n1.0.1.0,1.0.3.255,CN\n', named)).toBe(true)
  expect(locationRanges.recognise('1.0.0.0,1.0.0.255,AU\n', { ...named, listName: null })).toBe(false)
  expect(locationRanges.recognise('1.0.0.0,1.0.0.255,13335,"Cloudflare, Inc."\n', named)).toBe(false)
  expect(locationRanges.recognise('192.0.2.0/24,US,US-CA,,\n', named)).toBe(false)
})

describe('read', () => {
  test('a range need be no prefix, and may be of no country', async () => {
    expect(await placesOf('192.0.2.0,192.0.2.41,NL\n192.0.2.42,192.0.2.255,-\n198.51.100.0,198.51.100.0,ZZ\n')).toEqual(
      [
        '192.0.2.0 - 192.0.2.41 NL null null',
        '192.0.2.42 - 192.0.2.255 null null null',
        '198.51.100.0 - 198.51.100.0 null null null',
      ],
    )
  })

  test('the layout with cities has the region in the fourth field and the city in the sixth', async () => {
    expect(await placesOf('192.0.2.0,192.0.2.255,CH,Zürich,,"Zürich, Altstadt",,47.4,8.5,\n')).toEqual([
      '192.0.2.0 - 192.0.2.255 CH Zürich Zürich, Altstadt',
    ])
  })

  test('IPv6 is passed over and counted', async () => {
    expect(await onlySnapshot(read('2001:db8::,2001:db8::ff,NL\n192.0.2.0,192.0.2.255,NL\n'))).toMatchObject({
      ...{ source: 'an-atlas', kind: 'locations', records: 1, notes: ['1 IPv6 ranges skipped.'] },
    })
  })

  test.each([
    ['a range that ends before it starts', '192.0.2.9,192.0.2.0,NL', 'before it starts'],
    ['a word for a country', '192.0.2.0,192.0.2.255,Netherlands', '"Netherlands"'],
    ['a bad address', '192.0.2.0,192.0.2,NL', '"192.0.2"'],
    ['a quotation that does not end', '192.0.2.0,192.0.2.255,NL,"Utrecht', 'does not end'],
    ['too few fields', '192.0.2.0,192.0.2.255', 'is not'],
  ])('%s refuses the file, by line', async (_case, line, words) => {
    const refusal = await refusalOf(read(`1.0.0.0,1.0.0.255,AU\n${line}\n`))
    expect(refusal).toMatchObject({ source: 'an-atlas', line: 2 })
    expect(refusal.reason).toContain(words)
  })
})
