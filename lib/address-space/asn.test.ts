import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAsn, parseAsn } from './asn.ts'

describe('an AS number', () => {
  test('is read back as it was written, in any case and without its letters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (asn) => {
        const expected = { ok: true, value: asn }
        expect(parseAsn(formatAsn(asn))).toEqual(expected)
        expect(parseAsn(`as${asn}`)).toEqual(expected)
        expect(parseAsn(`${asn}`)).toEqual(expected)
      }),
      { numRuns: 10_000 },
    )
  })

  test('is accepted in exactly these spellings', () => {
    const near = fc.string({ unit: fc.constantFrom('A', 's', '0', '1', '4', '9', '.', ' '), maxLength: 12 })
    fc.assert(
      fc.property(near, (text) => {
        const digits = text.replace(/^as/i, '')
        expect(parseAsn(text).ok).toBe(/^(0|[1-9]\d*)$/.test(digits) && BigInt(digits) < 2n ** 32n)
      }),
      { numRuns: 10_000 },
    )
  })

  test.each([
    ['4294967296', 'out-of-range', '"4294967296" is past the last AS number, 4294967295.'],
    [
      '1.10',
      'asdot',
      '"1.10" has a dot in it; AS numbers are written as one number here (asplain, RFC 5396); did you mean AS65546?',
    ],
    ['1.65536', 'asdot', '"1.65536" has a dot in it; AS numbers are written as one number here (asplain, RFC 5396).'],
    ['AS 64500', 'stray-text', '"AS 64500" has spaces in it; did you mean AS64500?'],
    ['AS064500', 'leading-zero', '"AS064500" has a leading zero; did you mean AS64500?'],
    ['-1', 'not-an-asn', '"-1" is not an AS number such as AS64500.'],
    ['AS', 'not-an-asn', '"AS" is not an AS number such as AS64500.'],
    ['', 'not-an-asn', '"" is not an AS number such as AS64500.'],
  ])('%j is refused as %s', (text, code, message) => {
    expect(parseAsn(text)).toEqual({ ok: false, error: { code, message } })
  })
})
