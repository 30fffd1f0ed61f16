import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAddress, parseAddress } from './address.ts'

const anyAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 })

function problemOf(text: string) {
  const result = parseAddress(text)
  return result.ok ? null : result.error
}

describe('an address', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual({ ok: true, value: address })
      }),
      { numRuns: 10_000 },
    )
  })

  test('is the number that its octets spell', () => {
    const anyOctets = fc.uint8Array({ minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(anyOctets, (octets) => {
        const value = octets.reduce((sum, octet) => sum * 256 + octet, 0)
        expect(parseAddress(octets.join('.'))).toEqual({ ok: true, value })
        expect(formatAddress(value)).toBe(octets.join('.'))
      }),
      { numRuns: 10_000 },
    )
  })

  test('is accepted in exactly one spelling', () => {
    const nearly = fc.string({ unit: fc.constantFrom('0', '1', '2', '5', '9', '.', '.', ' ', 'x'), maxLength: 15 })
    fc.assert(
      fc.property(nearly, (text) => {
        const octets = text.split('.')
        const strict =
          octets.length === 4 && octets.every((octet) => String(Number(octet)) === octet && Number(octet) < 256)
        expect(parseAddress(text).ok).toBe(strict)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('a text that is no address', () => {
  test.each([
    [
      '010.0.0.1',
      'leading-zero',
      '"010.0.0.1" has a leading zero, and some programs read 010 as octal, that is 8; did you mean 10.0.0.1?',
    ],
    [
      '01.2.3.4',
      'leading-zero',
      '"01.2.3.4" has a leading zero, and some programs read such a number as octal; did you mean 1.2.3.4?',
    ],
    [
      '0x0a000001',
      'hex',
      '"0x0a000001" is written in hexadecimal; an address is written in decimal; did you mean 10.0.0.1?',
    ],
    [
      '0xa.0.0.1',
      'hex',
      '"0xa.0.0.1" is written in hexadecimal; an address is written in decimal; did you mean 10.0.0.1?',
    ],
    [' 10.0.0.1', 'stray-text', '" 10.0.0.1" has spaces around it; did you mean 10.0.0.1?'],
    ['10.0.0.256', 'octet-out-of-range', '"10.0.0.256" has the octet 256, and an octet is at most 255.'],
    ['2001:db8::1', 'ipv6', '"2001:db8::1" is IPv6; only IPv4 is handled here.'],
    ['', 'not-an-address', '"" is empty where an IPv4 address such as 192.0.2.1 belongs.'],
    ['10.0.0.1/32', 'not-an-address', '"10.0.0.1/32" is not four decimal numbers with dots between them.'],
    ['10.0.0.1.2', 'not-an-address', '"10.0.0.1.2" is not four decimal numbers with dots between them.'],
  ])('%j is refused as %s', (text, code, message) => {
    expect(problemOf(text)).toEqual({ code, message })
  })

  test('in short form is refused without a guess: inet_aton and CIDR notation fill it up differently', () => {
    const message = '"10.1" has 2 of the four octets, and programs fill up the rest differently.'
    expect(problemOf('10.1')).toEqual({ code: 'short-form', message })
  })

  test('in digits of another script is refused', () => {
    expect(problemOf('１０.0.0.1')?.code).toBe('not-an-address')
    expect(problemOf('١٠.0.0.1')?.code).toBe('not-an-address')
  })
})
