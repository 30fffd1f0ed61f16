import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrefix, parsePrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { VrpRows } from '../streams/vrp-rows.ts'
import { KnownRecord } from './known-record.ts'
import { parseRecord } from './parse-record.ts'

const usual = '{ "asn": 1, "prefix": "192.0.2.0/24", "maxLength": 24, "ta": "ripe", "expires": 5 }'

const others = `,\n${' '.repeat(256)}`

/** Reads the record as one of many, after another was learned. */
function read(text: string, learned: string) {
  const record = new KnownRecord()
  record.learn(learned)
  return { record, end: record.read(Buffer.from(text + others), 0) }
}

const anyRecord = fc.record({
  asn: fc.integer({ min: 0, max: 0xffffffff }),
  prefix: fc
    .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 32 }))
    .map(([address, length]) => formatPrefix(prefixAt(address, length))),
  maxLength: fc.integer({ min: 0, max: 999 }),
  ta: fc.constantFrom('ripe', 'arin', '', 'a {b} [c], "d": '.replaceAll('"', "'")),
  expires: fc.nat(),
})
type AnyRecord = typeof anyRecord extends fc.Arbitrary<infer T> ? T : never

/** The ways validators write a record. */
const layouts: ((vrp: AnyRecord) => string)[] = [
  (vrp) => JSON.stringify(vrp),
  ({ asn, prefix, maxLength }) => JSON.stringify({ asn: `${asn}`, prefix, maxLength }),
  ({ asn, prefix, maxLength, expires }) => JSON.stringify({ asn, prefix, maxLength, expires }),
  ({ asn, prefix, maxLength, ta }) =>
    `{ "asn": "AS${asn}",\t"prefix" :"${prefix}", "maxLength": ${maxLength}, "ta": "${ta}" }`,
  ({ asn, prefix, maxLength, ta, expires }) =>
    `{ "asn": ${asn}, "prefix": "${prefix}", "maxLength": ${maxLength}, "ta": "${ta}", "expires": ${expires} }`,
]

describe('a record that is written like the one learned', () => {
  test('reads as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...layouts), anyRecord, anyRecord, (layout, first, vrp) => {
        const text = layout(vrp)
        const { record, end } = read(text, layout(first))
        expect(end).toBe(text.length)
        const { asn, prefix, maxLength, ta = null } = JSON.parse(text)
        expect(record).toMatchObject({ asn: Number(`${asn}`.replace('AS', '')), maxLength, ta, isIpv6: false })
        expect(formatPrefix(prefixAt(record.address, record.length))).toBe(prefix)
      }),
      { numRuns: 2000 },
    )
  })

  test('may have an IPv6 prefix, of which the form alone counts', () => {
    for (const prefix of ['2001:db8::/32', '::/0', '::ffff:192.0.2.0/120']) {
      const text = usual.replace('192.0.2.0/24', prefix)
      expect(read(text, usual)).toMatchObject({ record: { isIpv6: true }, end: text.length })
    }
  })

  test('is left alone if any byte of it is cut off', () => {
    const record = new KnownRecord()
    record.learn(usual)
    const long = usual.replace('ripe', 'x'.repeat(300))
    for (let length = 0; length < long.length; length++) {
      expect(record.read(Buffer.from(long.slice(0, length)), 0)).toBe(-1)
    }
  })

  test('is read wherever it stands, over one chunk and the next', () => {
    const record = new KnownRecord()
    record.learn(usual)
    expect(record.read(Buffer.from(`[ ${usual}${others}`), 2)).toBe(usual.length + 2)
    expect(record.read(Buffer.from(usual.replace('"asn": 1', '"asn": 2') + others), 0)).toBe(usual.length)
    expect(record.asn).toBe(2)
  })
})

test('nothing is known before a record was learned', () => {
  expect(new KnownRecord().read(Buffer.from(usual), 0)).toBe(-1)
})

const replaced = (from: string, to: string) => usual.replace(from, to)

test.each([
  ['another order', '{ "prefix": "192.0.2.0/24", "asn": 1, "maxLength": 24, "ta": "ripe", "expires": 5 }'],
  ['another member', replaced('"expires": 5', '"expires": 5, "note": 1')],
  ['a name that begins alike', replaced('"expires"', '"expired"')],
  ['an ASN as text', replaced('"asn": 1', '"asn": "AS1"')],
  ['an ASN beyond 32 bits', replaced('"asn": 1', '"asn": 4294967296')],
  ['an ASN that is a fraction', replaced('"asn": 1', '"asn": 1.5')],
  ['no digits', replaced('"asn": 1', '"asn": ')],
  ['a number with a leading zero', replaced('"asn": 1', '"asn": 01')],
  ['a number of a hundred digits', replaced('5 }', `${'9'.repeat(100)} }`)],
  ['host bits', replaced('2.0/', '2.1/')],
  ...['a', ':', ';', '@'].flatMap((character) => [
    [`${character} for an octet`, replaced('192.', `${character}.`)],
    [`${character} at the head of an octet`, replaced('192.', `${character}92.`)],
    [`${character} inside an octet`, replaced('192.', `1${character}2.`)],
    [`${character} at the end of an octet`, replaced('192.', `19${character}.`)],
    [`${character} for a length`, replaced('/24', `/${character}`)],
    [`${character} in a length`, replaced('/24', `/${character}4`)],
    [`${character} for a maxLength`, replaced('": 24', `": ${character}`)],
    [`${character} in an ASN`, replaced('"asn": 1', `"asn": ${character}1`)],
  ]),
  ['an octet of 256', replaced('.2.', '.256.')],
  ['an octet with a leading zero', replaced('.2.', '.02.')],
  ['five octets', replaced('.2.', '.2.0.')],
  ['a length of 33', replaced('/24', '/33')],
  ['a length of an IPv6 prefix beyond 128', replaced('192.0.2.0/24', '::/129')],
  ['a line end', replaced(', ', ',\n')],
  ['an escape', replaced('ripe', 'ri\\u0070e')],
  ['a letter beyond ASCII', replaced('ripe', 'ripé')],
  ['a string that does not end', replaced('ripe"', 'ripe ')],
  ['a comma behind the last member', replaced(' }', ', }')],
])('a record with %s is left to the parser', (_what, text = '') => {
  expect(text).not.toBe(usual)
  expect(read(text, usual).end).toBe(-1)
})

const anyDamage = fc.array(
  fc.record({
    at: fc.nat({ max: 100 }),
    taken: fc.integer({ min: 0, max: 2 }),
    put: fc.oneof(fc.string({ unit: 'binary-ascii', maxLength: 2 }), fc.stringMatching(/^[0-9./:";a-f]{0,2}$/)),
  }),
  { minLength: 1, maxLength: 3 },
)

const rows = new VrpRows()

/** What the parser makes of the record; null where it refuses it. */
function parse(text: string) {
  const record = parseRecord(JSON.parse(text))
  const [vrp] = record.ok ? record.value.vrps : []
  if (!(record.ok && vrp) || rows.addText({ ...vrp, offset: 0 }) !== null) return null
  const { asn, prefix, maxLength, ta } = vrp
  const block = parsePrefix(prefix)
  const place = block.ok ? { isIpv6: false, ...block.value } : { isIpv6: true }
  return { ...place, asn, maxLength, ta, expires: record.value.expires }
}

test('a damaged record is left to the parser, or says what the parser reads', () => {
  let answered = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...layouts),
      fc.tuple(anyRecord, anyRecord),
      anyDamage,
      (layout, [first, vrp], damages) => {
        const text = damages.reduce(
          (whole, { at, taken, put }) => whole.slice(0, at) + put + whole.slice(at + taken),
          layout(vrp),
        )
        const { record, end } = read(text, layout(first))
        if (end < 0) return
        answered++
        const said = parse(text.slice(0, end))
        expect(said).not.toBeNull()
        expect(record).toMatchObject(said ?? {})
      },
    ),
    { numRuns: 3000 },
  )
  expect(answered).toBeGreaterThan(50)
})

test.each([
  ['another member', replaced('"expires": 5', '"expires": 5, "note": 1')],
  ['no maxLength', replaced('"maxLength": 24, ', '')],
  ['a maxLength that is null', replaced('24,', 'null,')],
  ['several lines', replaced(', ', ',\n')],
])('a record with %s is no pattern for others', (_what, text) => {
  expect(read(text, text).end).toBe(-1)
})
