import { describe, expect, test } from 'vitest'
import { formatRange } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { geofeed } from './geofeed.ts'

const named = { name: 'feed.csv', listName: 'geofeed-example' }
const read = (text: string | Uint8Array) => geofeed.read(bytesOf(text, 7), named)

async function placesOf(text: string | Uint8Array): Promise<string[]> {
  const table = openRangeTable(locationSchema, (await onlySnapshot(read(text))).columns)
  return Array.from({ length: table.size }, (_, index) => {
    const { country, region, city, ...row } = table.row(index)
    return `${formatRange(row)} ${country} ${region} ${city}`
  })
}

describe('recognise', () => {
  const feed = '# a feed\n192.0.2.0/24,US,US-CA,,\n'

  test('a feed is one only where the folder names whose it is', () => {
    expect(geofeed.recognise(feed, named)).toBe(true)
    expect(geofeed.recognise(feed, { ...named, listName: null })).toBe(false)
  })

  test('naming a file makes no feed of a list, of a provider’s ranges or of JSON', () => {
    for (const other of ['192.0.2.0/24\n', '192.0.2.0,192.0.2.255,US\n', '{"cidr":"192.0.2.0/24"}\n', '']) {
      expect(geofeed.recognise(other, named)).toBe(false)
    }
  })
})

describe('read', () => {
  test('a line is a place, codes in capitals; empty fields place a prefix nowhere', async () => {
    expect(await placesOf('192.0.2.0/25,us,us-ca,Los Angeles,\n192.0.2.128/25,,,,\n192.0.2.7,ZZ,,,\n')).toEqual([
      '192.0.2.0 - 192.0.2.127 US US-CA Los Angeles',
      '192.0.2.7 - 192.0.2.7 null null null',
      '192.0.2.128 - 192.0.2.255 null null null',
    ])
  })

  test('a city keeps its letters, after a byte order mark too', async () => {
    expect(await placesOf('\uFEFF192.0.2.0/24,CH,CH-ZH,Zürich,\n')).toEqual(['192.0.2.0 - 192.0.2.255 CH CH-ZH Zürich'])
  })

  test('lines that a consumer drops are skipped and counted, the first of two of one prefix stands', async () => {
    const feed =
      '192.0.2.0/24,US,,,\n192.0.2.0/24,DE,,,\n198.51.100.1/24,US,,,\n203.0.113.0/24,YY,,,\n2001:db8::/32,US,,,\n'
    expect(await onlySnapshot(read(feed))).toMatchObject({
      ...{ source: 'geofeed-example', kind: 'geofeed', asOf: null, records: 1 },
      notes: ['1 IPv6 lines skipped.', '3 lines with errors skipped, the first of them line 2.'],
    })
    expect(await placesOf(feed)).toEqual(['192.0.2.0 - 192.0.2.255 US null null'])
  })

  test('a line that is no UTF-8 is skipped', async () => {
    const line = Uint8Array.from([...new TextEncoder().encode('192.0.2.0/24,CH,,Z'), 0xfc, 0x0a])
    expect((await refusalOf(read(line))).reason).toContain('geofeed-lint')
  })

  test('a feed of comments is an empty one, a feed of faults none', async () => {
    expect(await onlySnapshot(read('# nothing here\n'))).toMatchObject({ records: 0, notes: [] })
    expect(await refusalOf(read('# a feed\nUS,192.0.2.0/24,,,\n'))).toMatchObject({
      source: 'geofeed-example',
      line: 2,
    })
  })
})
