import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { ianaBlockSchema } from '#lib/registry/iana-block.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { root } from '#tests/support/source-files.ts'
import { addressSpaceCsv } from './address-space-csv.ts'
import { addressSpaceXml } from './address-space-xml.ts'

const recorded = (name: string) => readFileSync(join(root, 'tests/recordings/iana-address-space', name), 'utf8')
const facts = { name: 'ipv4-address-space', listName: null }
const files = [
  { name: 'ipv4-address-space.csv', adapter: addressSpaceCsv, asOf: null },
  { name: 'ipv4-address-space.xml', adapter: addressSpaceXml, asOf: '2019-12-27' },
].map((file) => ({ ...file, text: recorded(file.name) }))

function rowOf({ columns }: ReadSnapshot, octet: number) {
  const table = openRangeTable(ianaBlockSchema, columns)
  const [index = 0] = table.overlapping(octet * 2 ** 24, octet * 2 ** 24)
  return table.row(index)
}

describe.each(files)('$name', ({ adapter, text, asOf }) => {
  const read = (changed: string) => adapter.read(bytesOf(changed, 777), facts)
  const swapped = (from: string | RegExp, to: string) => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    return read(changed)
  }

  test('is recognised by its content, and by no other of the two', () => {
    const head = text.slice(0, 65_536)
    expect(files.filter((one) => one.adapter.recognise(head, facts)).map((one) => one.adapter)).toEqual([adapter])
  })

  test('gives all 256 /8s, with status, designation, month and services', async () => {
    const snapshot = await onlySnapshot(read(text))
    expect(snapshot).toMatchObject({
      source: 'iana-address-space',
      kind: 'address-space',
      asOf,
      records: 256,
      notes: [],
    })
    expect(rowOf(snapshot, 44)).toMatchObject({
      ...{ start: 44 * 2 ** 24, end: 45 * 2 ** 24 - 1, status: 'LEGACY', designation: 'Administered by ARIN' },
      ...{ date: '1992-07', whois: 'whois.arin.net', rdap: 'https://rdap.arin.net/registry' },
    })
    expect(rowOf(snapshot, 12).designation).toBe('Paper & Lighthouse Laboratories')
    expect(rowOf(snapshot, 240)).toMatchObject({
      status: 'RESERVED',
      designation: 'Future use',
      whois: null,
      rdap: null,
    })
  })

  test('says where in the file a row stands', async () => {
    const { offset, bytes } = rowOf(await onlySnapshot(read(text)), 19)
    const record = text.slice(offset, offset + bytes)
    expect(record).toContain('Nonesuch Cartographers, Inc.')
    expect(record).toMatch(/^(?:019\/8,.*,LEGACY,|<record>.*<\/record>)$/s)
  })

  test.each<[string, string | RegExp, string, string]>([
    ['a row that is missing', /019\/8/, '018/8', '18/8 stands twice'],
    ['a prefix that is no /8', '044/8', '044/9', '"044/9" is no /8 such as 044/8'],
    ['an octet that is none', '044/8', '444/8', '"444/8" is no /8'],
    ['a status that is none', 'LEGACY', 'LEGENDARY', '"LEGENDARY" is no status of a /8; LEGACY, ALLOCATED'],
    ['a month that is none', '1995-06', '1995-16', '"1995-16" is no month such as 1992-07'],
    ['a service that is none', 'https://rdap.arin.net/registry', 'registry', '"registry" is no address of an RDAP'],
    ['a host that is none', 'whois.arin.net', 'whois arin', '"whois arin" is no host'],
    ['a row without designation', 'Nonesuch Cartographers, Inc.', ' ', 'no designation'],
  ])('is refused whole for %s', async (_case, from, ...[to, words]) => {
    const refusal = await refusalOf(swapped(from, to))
    expect(refusal.source).toBe('iana-address-space')
    expect(refusal.reason).toContain(words)
    expect(refusal.line).toBeGreaterThan(1)
  })

  test('is refused where it ends early, however early', async () => {
    const rows = text.trimEnd()
    for (const part of [0.02, 0.3, 0.9, 0.99])
      expect((await refusalOf(read(rows.slice(0, Math.floor(rows.length * part))))).source).toBe('iana-address-space')
  })
})

describe('the XML', () => {
  const xml = files[1]?.text ?? ''
  const read = (text: string) => addressSpaceXml.read(bytesOf(text), facts)

  test('is refused with a cell that stands twice in one record', async () => {
    const twice = xml.replace('<prefix>044/8</prefix>', '<prefix>044/8</prefix><prefix>045/8</prefix>')
    expect((await refusalOf(read(twice))).reason).toBe('The record has <prefix> more than once, or does not end it.')
  })

  test('is refused with a cell that does not end, which would else be read as none', async () => {
    const open = xml.replace('<date>1995-05</date>', '<date>1995-05<date>')
    expect((await refusalOf(read(open))).reason).toContain('<date> more than once, or does not end it')
  })

  test('is refused where it is far larger than a table of 256 rows can be', async () => {
    const large = xml.replace('<people/>', `<people/>${' '.repeat(1 << 20)}`)
    expect((await refusalOf(read(large))).reason).toContain('larger than 1 MiB')
  })

  test('is refused without a day of its own', async () => {
    const undated = xml.replace('<updated>2019-12-27</updated>', '')
    expect((await refusalOf(read(undated))).reason).toContain('in <updated> is no day')
  })
})
