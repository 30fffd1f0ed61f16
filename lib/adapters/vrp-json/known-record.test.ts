import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { KnownRecord } from './known-record.ts'

const read = (text: string) => {
  const record = new KnownRecord()
  return { record, end: record.read(Buffer.from(text), 0) }
}

const members = fc
  .record(
    {
      asn: fc.integer({ min: 0, max: 0xffffffff }).chain((asn) => fc.constantFrom(asn, `${asn}`, `AS${asn}`)),
      prefix: fc
        .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 32 }))
        .map(([address, length]) => formatPrefix(prefixAt(address, length))),
      maxLength: fc.integer({ min: 0, max: 99 }),
      ta: fc.constantFrom('ripe', 'arin', 'a b{}[]'),
      expires: fc.nat(),
    },
    { requiredKeys: ['asn', 'prefix'] },
  )
  .chain((roa) =>
    fc
      .shuffledSubarray(Object.entries(roa), { minLength: Object.keys(roa).length })
      .map((entries) => Object.fromEntries(entries)),
  )

describe('a record as validators write it', () => {
  test('reads as JSON.parse reads it, in any order of its members and with any spaces', () => {
    fc.assert(
      fc.property(members, fc.constantFrom('', ' ', '\t '), (roa, space) => {
        const text = JSON.stringify(roa).replace(/(?<=[{,])(?=")|(?<=":)|(?=\}$)/g, space)
        const { record, end } = read(`${text}, {`)
        expect(end).toBe(text.length)
        const { asn, prefix, maxLength = -1, ta = null } = roa
        expect(record).toMatchObject({ asn: Number(String(asn).replace('AS', '')), maxLength, ta, isIpv6: false })
        expect(formatPrefix(prefixAt(record.address, record.length))).toBe(prefix)
      }),
      { numRuns: 2000 },
    )
  })

  test('with an IPv6 prefix is known by its form', () => {
    for (const prefix of ['2001:db8::/32', '::/0', '::ffff:192.0.2.0/120']) {
      expect(read(`{"asn":1,"prefix":"${prefix}"}`)).toMatchObject({
        record: { isIpv6: true },
        end: prefix.length + 21,
      })
    }
  })

  test('is left alone if any byte of it is cut off', () => {
    const text = '{ "asn": "AS1", "prefix": "192.0.2.0/24", "maxLength": 24, "ta": "ripe", "expires": 5 }'
    for (let length = 0; length < text.length; length++) expect(read(text.slice(0, length)).end).toBe(-1)
  })
})

test.each([
  ['another member', '{"asn":1,"prefix":"192.0.2.0/24","note":1}'],
  ['a name that begins alike', '{"asn":1,"prefix":"192.0.2.0/24","expected":1}'],
  ['no ASN', '{"prefix":"192.0.2.0/24"}'],
  ['no prefix', '{"asn":1}'],
  ['an ASN beyond 32 bits', '{"asn":4294967296,"prefix":"192.0.2.0/24"}'],
  ['an ASN in lower case', '{"asn":"as1","prefix":"192.0.2.0/24"}'],
  ['an ASN that is a fraction', '{"asn":1.5,"prefix":"192.0.2.0/24"}'],
  ['a number with a leading zero', '{"asn":01,"prefix":"192.0.2.0/24"}'],
  ['a number of a hundred digits', `{"asn":1,"prefix":"192.0.2.0/24","expires":${'9'.repeat(100)}}`],
  ['host bits', '{"asn":1,"prefix":"192.0.2.1/24"}'],
  ['an octet of 256', '{"asn":1,"prefix":"192.0.256.0/24"}'],
  ['an octet with a leading zero', '{"asn":1,"prefix":"192.0.02.0/24"}'],
  ['five octets', '{"asn":1,"prefix":"192.0.2.0.0/24"}'],
  ['a length of 33', '{"asn":1,"prefix":"192.0.2.0/33"}'],
  ['a line end', '{"asn":1,\n"prefix":"192.0.2.0/24"}'],
  ['an escape', '{"asn":1,"prefix":"192.0.2.0/24","ta":"ri\\u0070e"}'],
  ['a letter beyond ASCII', '{"asn":1,"prefix":"192.0.2.0/24","ta":"ripé"}'],
  ['a comma behind the last member', '{"asn":1,"prefix":"192.0.2.0/24",}'],
  ['a missing comma', '{"asn":1 "prefix":"192.0.2.0/24"}'],
  ['a missing colon', '{"asn" 1,"prefix":"192.0.2.0/24"}'],
  ['a list', '[1]'],
])('a record with %s is left to the parser', (_what, text) => {
  expect(read(text).end).toBe(-1)
})
