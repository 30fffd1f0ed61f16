import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { openAspaIndex } from '#lib/routing/aspa-index.ts'
import { roaEndSchema } from '#lib/routing/roa-end.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { bytesOf, onlySnapshot, refusalOf, snapshotsOf } from '#tests/support/format-reading.ts'
import { vrpJson } from './vrp-json.ts'

const facts = { name: 'vrps.json', listName: null }
const read = (text: string) => vrpJson.read(bytesOf(text, 33), facts)
const document = (...roas: unknown[]) => JSON.stringify({ roas })

const rpkiClient = `{
	"metadata": {
		"buildtime": "2025-07-20T10:01:43Z",
		"vrps": 9,
		"uniquevrps": 8
	},

	"roas": [
		{ "asn": 13335, "prefix": "1.0.0.0/24", "maxLength": 24, "ta": "apnic", "expires": 1753453058 },
		{ "asn": 0, "prefix": "196.0.0.0/16", "maxLength": 32, "ta": "afrinic", "expires": 1753453058 },
		{ "asn": 4294967295, "prefix": "0.0.0.0/0", "maxLength": 0, "ta": "ripe", "expires": 1753453058 },
		{ "asn": 9367, "prefix": "2001:200:136::/48", "maxLength": 48, "ta": "apnic", "expires": 1753453058 }
	],
	"aspas": [
		{ "customer_asid": 64500, "expires": 1753079120, "providers": [ 64501 ] }
	]
}
`

/** `asn prefix-maxLength ta`, row by row. */
function rowsOf({ columns }: ReadSnapshot): string[] {
  const index = openVrpIndex(columns)
  return Array.from({ length: index.size }, (_, row) => {
    const { address, length, maxLength, asn, ta } = index.row(row)
    return `${asn} ${formatPrefix(prefixAt(address, length))}-${maxLength} ${ta}`
  })
}

describe('recognise', () => {
  test.each([
    ['rpki-client', rpkiClient],
    ['Routinator', '{"metadata":{"generated":1685455841},"roas":[{"asn":"AS196615"'],
    ['a bare list', '[{"prefix":"103.10.112.0/22","maxLength":32,"asn":"0"},{"pre'],
    ['an export without VRPs', '{"roas":[]}'],
  ])('%s is recognised', (_case, head) => {
    expect(vrpJson.recognise(head, facts)).toBe(true)
  })

  test.each([
    [
      'local exceptions',
      '{"slurmVersion":1,"locallyAddedAssertions":{"prefixAssertions":[{"asn":1,"prefix":"192.0.2.0/24"}]}}',
    ],
    ['a difference of two exports', '{"object_type":"rpkilog_vrp_cache_diff_set","metadata":{"roas":3}}'],
    ['a list of something else', '[{"prefix":"192.0.2.0/24","country":"DE"}]'],
    ['CSV', 'ASN,IP Prefix,Max Length'],
  ])('%s is not', (_case, head) => {
    expect(vrpJson.recognise(head, facts)).toBe(false)
  })
})

describe('read', () => {
  test("rpki-client's export: IPv6 is skipped, metadata is shown and not checked", async () => {
    const [snapshot] = await snapshotsOf(read(rpkiClient))
    if (!snapshot) throw new Error('there is a snapshot of VRPs')
    expect(snapshot).toMatchObject({
      source: 'rpki-vrps',
      kind: 'vrps',
      asOf: '2025-07-20T10:01:43Z',
      records: 3,
      notes: ['The metadata says vrps 9, uniquevrps 8.', '1 IPv6 VRPs skipped.'],
    })
    expect(rowsOf(snapshot)).toEqual([
      '4294967295 0.0.0.0/0-0 ripe',
      '13335 1.0.0.0/24-24 apnic',
      '0 196.0.0.0/16-32 afrinic',
    ])
  })

  test('each row knows where its record stands in the text', async () => {
    const index = openVrpIndex((await snapshotsOf(read(rpkiClient)))[0]?.columns ?? {})
    const records = [0, 1, 2].map((row) => rpkiClient.slice(index.row(row).offset).split('\n')[0])
    expect(records).toEqual([
      expect.stringMatching(/^\{ "asn": 4294967295/),
      expect.stringMatching(/^\{ "asn": 13335/),
      expect.stringMatching(/^\{ "asn": 0/),
    ])
  })

  test("Routinator's json is dated by generatedTime and writes ASNs as AS64500", async () => {
    const text = `{"metadata":{"generated":1685455841,"generatedTime":"2023-05-30T14:10:41Z"},"roas":[
      {"asn":"AS196615","prefix":"93.175.147.0/24","maxLength":24,"ta":"ripe"}],"routerKeys":[]}`
    const snapshot = await onlySnapshot(read(text))
    expect(snapshot).toMatchObject({ asOf: '2023-05-30T14:10:41Z', notes: [] })
    expect(rowsOf(snapshot)).toEqual(['196615 93.175.147.0/24-24 ripe'])
  })

  test("Routinator's jsonext names its trust anchors in the sources, one row each", async () => {
    const source = [
      { type: 'roa', uri: 'rsync://rpki.example/a.roa', tal: 'ripe', validity: { notBefore: 'x', notAfter: 'y' } },
      { type: 'roa', uri: 'rsync://rpki.example/b.roa', tal: 'arin' },
      { type: 'roa', uri: 'rsync://rpki.example/c.roa', tal: 'arin' },
    ]
    const roa = { asn: 'AS64500', prefix: '192.0.2.0/24', maxLength: 24, source }
    const text = JSON.stringify({ metadata: { generated: 1685455841 }, roas: [roa] })
    const snapshot = await onlySnapshot(read(text))
    expect(snapshot.asOf).toBe('2023-05-30T14:10:41Z')
    expect(rowsOf(snapshot)).toEqual(['64500 192.0.2.0/24-24 arin', '64500 192.0.2.0/24-24 ripe'])
  })

  test('a bare list has no date and no trust anchor; an ASN may be text', async () => {
    const snapshot = await onlySnapshot(
      read(
        '[{"prefix":"103.10.112.0/22","maxLength":32,"asn":"0"},\n\n{"asn":"64500","prefix":"192.0.2.0/24","maxLength":24}]',
      ),
    )
    expect(snapshot.asOf).toBeNull()
    expect(rowsOf(snapshot)).toEqual(['0 103.10.112.0/22-32 null', '64500 192.0.2.0/24-24 null'])
  })

  test('records over several lines, escaped or with other members read like the plain ones', async () => {
    const roas = [
      { asn: 64500, prefix: '192.0.2.0/24', maxLength: 24, ta: 'Zürich "1"' },
      { comment: { brackets: '}]' }, prefix: '198.51.100.0/24', asn: 64501, maxLength: 24, ta: 'ripe' },
    ]
    const snapshot = await onlySnapshot(read(JSON.stringify({ roas }, null, 2).replace('/24', '\\/24')))
    expect(rowsOf(snapshot)).toEqual(['64500 192.0.2.0/24-24 Zürich "1"', '64501 198.51.100.0/24-24 ripe'])
  })

  test('records read from their bytes give what the parser gives of them', async () => {
    const roas = Array.from({ length: 500 }, (_, index) => ({
      asn: index % 7,
      prefix: index % 5 === 0 ? `2001:db8:${index}::/48` : `10.${index % 250}.${index % 3}.0/24`,
      maxLength: 22 + (index % 11),
      ta: index % 2 === 0 ? 'ripe' : 'arin',
    }))
    const lines = roas.map((roa) => JSON.stringify(roa)).join(',\n')
    const chunked = (text: string) => onlySnapshot(vrpJson.read(bytesOf(text, 1000), facts))
    const fromBytes = await chunked(`[${lines}]`)
    const parsed = await chunked(JSON.stringify(roas, null, 1))
    expect(fromBytes.notes).toEqual(parsed.notes)
    expect(fromBytes.notes).toHaveLength(2)
    expect(rowsOf(fromBytes)).toEqual(rowsOf(parsed))
  })

  test('a missing maxLength is the prefix length', async () => {
    const snapshot = await onlySnapshot(
      read('{"roas":[{"asn":1,"prefix":"10.0.0.0/8"},{"asn":2,"prefix":"10.0.0.0/8","maxLength":null}]}'),
    )
    expect(rowsOf(snapshot)).toEqual(['1 10.0.0.0/8-8 null', '2 10.0.0.0/8-8 null'])
  })

  test('a malformed maxLength costs its VRP alone, and is told', async () => {
    const roa = (maxLength: number) => ({ asn: 64500, prefix: '192.0.2.0/24', maxLength, ta: 'ripe' })
    const snapshot = await onlySnapshot(read(document(roa(20), roa(33), roa(-1), roa(25))))
    expect(rowsOf(snapshot)).toEqual(['64500 192.0.2.0/24-25 ripe'])
    expect(snapshot.notes).toEqual([
      '3 malformed VRPs ignored: maxLength is shorter than the prefix or beyond 32 (RFC 6811).',
    ])
  })

  test('a repeated VRP is counted as a record and kept once, that of another trust anchor beside it', async () => {
    const roa = { asn: 64500, prefix: '192.0.2.0/24', maxLength: 24, ta: 'ripe', expires: 1 }
    const snapshot = await onlySnapshot(read(document(roa, { ...roa, expires: 2 }, { ...roa, ta: 'arin' })))
    expect(snapshot).toMatchObject({ records: 3, notes: ['1 repeated VRPs kept once.'] })
  })

  const plain = '{"asn":1,"prefix":"192.0.2.0/24","maxLength":24,"ta":"ripe"}'
  const faults: [claim: string, text: string, line: number, reason: string][] = [
    [
      'host bits',
      `{"roas":[\n${plain},\n${plain.replace('2.0/', '2.1/')}]}`,
      3,
      'at byte 72: "192.0.2.1/24" has host bits',
    ],
    ['an octet with a leading zero', `[${plain.replace('.2.', '.02.')}]`, 1, '192.0.02.0/24'],
    ['a prefix without a length', `[${plain.replace('/24', '')}]`, 1, '192.0.2.0'],
    ['text for a prefix', `[${plain.replace('192.0.2.0/24', 'default')}]`, 1, 'default'],
    ['an IPv6 prefix that is none', `[${plain.replace('192.0.2.0/24', '2001:db8::/129')}]`, 1, '2001:db8::/129'],
    ['a missing prefix', '[{"asn":1,"maxLength":24}]', 1, 'its "prefix" is not as it should be'],
    ['a missing ASN', '[{"prefix":"192.0.2.0/24","maxLength":24}]', 1, 'its "asn" is not as it should be'],
    ['an ASN beyond 32 bits', `[${plain.replace('"asn":1', '"asn":4294967296')}]`, 1, '"asn"'],
    ['a negative ASN', `[${plain.replace('"asn":1', '"asn":-1')}]`, 1, '"asn"'],
    ['a maxLength that is text', `[${plain.replace('"maxLength":24', '"maxLength":"/24"')}]`, 1, '"maxLength"'],
    ['a record that is no object', '{"roas":[1]}', 1, 'at byte 9: "1" is no VRP: it is not an object'],
    ['a number that JSON has not', `[${plain.replace('24,', '024,')}]`, 1, 'Not JSON'],
    ['a file that was cut', `{"roas":[${plain},\n${plain.slice(0, 20)}`, 2, 'has no end'],
  ]
  for (const [what, text, line, reason] of faults) {
    test(`${what} refuses the export`, async () => {
      expect(await refusalOf(read(text))).toEqual({
        source: 'rpki-vrps',
        line,
        reason: expect.stringContaining(reason),
      })
    })
  }
})

test.each(['a', ':'])('%s for an octet refuses the export, also among many records alike', async (damage) => {
  const lines = Array.from({ length: 20 }, (_, asn) => JSON.stringify({ asn, prefix: '192.0.2.0/24', maxLength: 24 }))
  const text = `[${lines.join(',\n')}]`
  expect(await refusalOf(vrpJson.read(bytesOf(text.replace('192.', `${damage}.`)), facts))).toMatchObject({ line: 1 })
  const inside = text.replace('"asn":9,"prefix":"192.', `"asn":9,"prefix":"${damage}.`)
  const refusal = await refusalOf(vrpJson.read(bytesOf(inside), facts))
  expect(refusal).toMatchObject({ line: 10, reason: expect.stringContaining(`"${damage}.0.2.0/24"`) })
})

describe('what an export has beside its VRPs', () => {
  const products = async (file: unknown) => await snapshotsOf(read(JSON.stringify(file)))

  test("rpki-client's ASPAs are a snapshot of their own, of the same date", async () => {
    const [, aspas] = await snapshotsOf(read(rpkiClient))
    expect(aspas).toMatchObject({
      source: 'rpki-aspas',
      kind: 'aspas',
      asOf: '2025-07-20T10:01:43Z',
      records: 1,
      notes: [],
    })
    const index = openAspaIndex(aspas?.columns ?? {})
    expect(index.find(64500)).toMatchObject({ providers: [64501] })
    expect(rpkiClient.slice(index.find(64500)?.offset)).toMatch(/^\{ "customer_asid": 64500/)
  })

  test("Routinator's are too, ASNs as text; those of old drafts for IPv6 alone are skipped", async () => {
    const aspa = (customer: string, afi?: string) => ({ customer, afi, providers: ['AS64502', 'AS64501'], ta: 'ripe' })
    const [, aspas] = await products({
      roas: [],
      aspas: [aspa('AS64500', 'ipv4'), aspa('AS64500', 'ipv6'), aspa('AS64503')],
    })
    expect(aspas).toMatchObject({ records: 2, notes: ['1 ASPAs for IPv6 alone skipped.'] })
    expect(openAspaIndex(aspas?.columns ?? {}).find(64503)?.providers).toEqual([64501, 64502])
  })

  test('an ASPA that breaks the profile is left out and told, and the VRPs stand', async () => {
    const roas = [{ asn: 1, prefix: '192.0.2.0/24', maxLength: 24 }]
    const aspas = [
      { customer_asid: 64500, providers: [64500, 64501] },
      { customer_asid: 64501, providers: [] },
      { providers: [64501] },
      { customer_asid: 4294967296, providers: [1] },
      'AS64500',
      { customer_asid: 64502, providers: [0] },
      { customer_asid: 64502, providers: [64501] },
    ]
    const [vrps, attested] = await products({ roas, aspas })
    expect(vrps?.records).toBe(1)
    expect(attested).toMatchObject({
      records: 2,
      notes: [
        '1 ASPAs of a customer that has several united with its first.',
        '5 malformed ASPAs ignored: no customer, no providers, or the customer among them.',
      ],
    })
  })

  test('a validator that counts ASPAs and has none is asked and has nothing; one that knows none is not asked', async () => {
    expect((await products({ metadata: { aspas: 0 }, roas: [], aspas: [] })).map(({ source }) => source)).toContain(
      'rpki-aspas',
    )
    expect((await products({ metadata: {}, roas: [] })).map(({ source }) => source)).toEqual(['rpki-vrps'])
  })

  test('jsonext tells when each ROA ends: of several for one VRP the last counts, and IPv6 is left out', async () => {
    const source = (tal: string, notAfter: string) => ({
      type: 'roa',
      tal,
      validity: { notBefore: '2026-01-01T00:00:00Z', notAfter },
    })
    const roas = [
      {
        asn: 'AS64500',
        prefix: '192.0.2.0/24',
        maxLength: 24,
        source: [
          source('ripe', '2026-07-01T00:00:00Z'),
          source('ripe', '2027-07-01T00:00:00Z'),
          source('arin', '2026-08-01T00:00:00Z'),
        ],
      },
      { asn: 'AS64500', prefix: '2001:db8::/32', maxLength: 32, source: [source('ripe', '2026-07-01T00:00:00Z')] },
      { asn: 'AS64501', prefix: '192.0.2.0/24', maxLength: 24, source: [source('ripe', 'soon')] },
    ]
    const [, ends] = await products({ metadata: { generatedTime: '2026-06-20T00:00:00Z' }, roas })
    expect(ends).toMatchObject({ source: 'rpki-roa-ends', kind: 'roa-ends', records: 2, asOf: '2026-06-20T00:00:00Z' })
    const table = openRangeTable(roaEndSchema, ends?.columns ?? {})
    expect(
      [0, 1].map((row) => [table.row(row).ta, new Date(table.row(row).notAfter * 1000).toISOString().slice(0, 10)]),
    ).toEqual([
      ['ripe', '2027-07-01'],
      ['arin', '2026-08-01'],
    ])
  })

  test('the expiry of chains bounds the use of the export and makes no end of a ROA', async () => {
    const roa = (asn: number, expires: number) => ({ asn, prefix: '192.0.2.0/24', maxLength: 24, ta: 'ripe', expires })
    const made = await products({ roas: [roa(1, 1753009200), roa(2, 1753095600), roa(3, 1753700400)] })
    expect(made).toMatchObject([{ source: 'rpki-vrps', usableUntil: '2025-07-21T11:00:00Z' }])
  })
})
