import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatRange } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { root } from '#tests/support/source-files.ts'
import { ipverse } from './ipverse.ts'

const archive = new Uint8Array(readFileSync(join(root, 'tests/recordings/ipverse/rir-ip-20260619.tar')))
const facts = { name: 'rir-ip-20260619.tar', listName: null }
const headOf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
const read = (bytes: Uint8Array) => ipverse.read(bytesOf(bytes, 700), facts)

test('an archive of countries is recognised, and no other archive', () => {
  expect(ipverse.recognise(headOf(archive), facts)).toBe(true)
  expect(ipverse.recognise(headOf(archive).replaceAll('ipv4-aggregated', 'ipv6-aggregated'), facts)).toBe(false)
  expect(ipverse.recognise('country/nl/ipv4-aggregated.txt\0', facts)).toBe(false)
})

describe('read', () => {
  test('each prefix is of the country whose file it stands in, at the byte where it stands', async () => {
    const snapshot = await onlySnapshot(read(archive))
    expect(snapshot).toMatchObject({ source: 'ipverse-rir-ip', kind: 'locations', records: 3 })
    const table = openRangeTable(locationSchema, snapshot.columns)
    const rows = Array.from({ length: table.size }, (_, index) => table.row(index))
    expect(rows.map(({ country, ...row }) => `${country} ${formatRange(row)}`)).toEqual([
      'NL 192.0.2.0 - 192.0.2.127',
      'DE 192.0.2.128 - 192.0.2.255',
      'NL 198.51.100.0 - 198.51.100.255',
    ])
    const textAt = ({ offset, bytes }: { offset: number; bytes: number }) =>
      Buffer.from(archive.subarray(offset, offset + bytes)).toString('latin1')
    expect(rows.map(textAt)).toEqual(['192.0.2.0/25', '192.0.2.128/25', '198.51.100.0/24'])
  })

  test('an archive that is cut off or damaged is refused', async () => {
    expect((await refusalOf(read(archive.subarray(0, 2_000)))).reason).toContain('cut off')
    const damaged = Uint8Array.from(archive)
    damaged[10] = 0x21
    expect((await refusalOf(read(damaged))).reason).toContain('damaged at byte 0')
  })

  test('a line that is no prefix refuses it, by file and line', async () => {
    const damaged = Buffer.from(
      Buffer.from(archive).toString('latin1').replace('192.0.2.128/25', '192.0.2.128/24'),
      'latin1',
    )
    expect(await refusalOf(read(damaged))).toMatchObject({
      ...{ source: 'ipverse-rir-ip', line: 5, reason: expect.stringContaining('country/de/ipv4-aggregated.txt') },
    })
  })
})
