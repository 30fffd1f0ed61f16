import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePrefix } from './prefix.ts'

function problemOf(text: string) {
  const result = parsePrefix(text)
  return result.ok ? null : result.error
}

describe('a refused prefix says what is wrong and what would be right', () => {
  test.each([
    ['10.0.0.5/24', 'host-bits', 'has host bits set below /24; did you mean 10.0.0.0/24 or 10.0.0.5/32?'],
    ['128.0.0.0/0', 'host-bits', 'has host bits set below /0; did you mean 0.0.0.0/0 or 128.0.0.0/32?'],
    [
      '010.0.0.0/8',
      'leading-zero',
      'has a leading zero, and some programs read 010 as octal, that is 8; did you mean 10.0.0.0/8?',
    ],
    ['10.0.0.0/08', 'leading-zero', 'has a leading zero in its length; did you mean 10.0.0.0/8?'],
    [
      '10.0/16',
      'short-form',
      'has 2 of the four octets, and programs fill up the rest differently; did you mean 10.0.0.0/16?',
    ],
    [
      '10/8',
      'short-form',
      'has 1 of the four octets, and programs fill up the rest differently; did you mean 10.0.0.0/8?',
    ],
    ['0x0a000000/8', 'hex', 'is written in hexadecimal; an address is written in decimal; did you mean 10.0.0.0/8?'],
    ['0x10.0.0.0/8', 'hex', 'is written in hexadecimal; an address is written in decimal; did you mean 16.0.0.0/8?'],
    ['10.0.0.0/0x8', 'hex', 'has its length in hexadecimal; did you mean 10.0.0.0/8?'],
    [' 10.0.0.0/8 ', 'stray-text', 'has spaces around it; did you mean 10.0.0.0/8?'],
    [' 10.0.0.5/8', 'stray-text', 'has spaces around it; did you mean 10.0.0.0/8 or 10.0.0.5/32?'],
    ['10.0.0.0/ 8', 'stray-text', 'has more than a number behind its slash; did you mean 10.0.0.0/8?'],
    ['route: 10.0.0.0/8', 'stray-text', 'has other text around its prefix; did you mean 10.0.0.0/8?'],
    ['10.0.0.0/24abc', 'stray-text', 'has other text around its prefix; did you mean 10.0.0.0/24?'],
    ['10.0.0.0/8 10.0.0.0/9', 'stray-text', 'holds several prefixes where one belongs.'],
    ['10.0.0.0/33', 'length-out-of-range', 'has the length 33, and a length is 0 to 32.'],
    ['10.0.0.0/-1', 'length-out-of-range', 'has the length -1, and a length is 0 to 32.'],
    ['10.0.256.0/24', 'octet-out-of-range', 'has the octet 256, and an octet is at most 255.'],
    ['10.0.0.1', 'missing-length', 'has no prefix length; did you mean 10.0.0.1/32 or 10.0.0.0/24?'],
    [
      '10.0.0.0/',
      'missing-length',
      'has a slash and no prefix length behind it; did you mean 10.0.0.0/32 or 10.0.0.0/24?',
    ],
    ['10.0.0.0-10.0.0.255', 'range', 'is a range, not a prefix; did you mean 10.0.0.0/24?'],
    ['10.0.0.0 - 10.0.2.255', 'range', 'is a range that takes 2 prefixes: 10.0.0.0/23, 10.0.2.0/24.'],
    ['10.0.0.255-10.0.0.0', 'range', 'is a range that ends before it starts.'],
    ['10.0.0.0/255.0.0.0', 'netmask', 'has a netmask where a length belongs; did you mean 10.0.0.0/8?'],
    ['10.0.0.0/255.255.255.255', 'netmask', 'has a netmask where a length belongs; did you mean 10.0.0.0/32?'],
    ['0.0.0.0/0.0.0.0', 'netmask', 'has a netmask where a length belongs; did you mean 0.0.0.0/0?'],
    ['10.0.0.0/0.0.0.255', 'netmask', 'has a wildcard mask where a length belongs; did you mean 10.0.0.0/24?'],
    ['10.0.0.0/255.0.255.0', 'netmask', 'has something behind its slash that is neither a length nor a netmask.'],
    ['2001:db8::/32', 'ipv6', 'is IPv6; only IPv4 is handled here.'],
    ['::ffff:10.0.0.0/104', 'ipv6', 'is IPv6; only IPv4 is handled here.'],
    ['', 'not-a-prefix', 'is empty where a prefix such as 192.0.2.0/24 belongs.'],
    ['AS64500', 'not-a-prefix', 'is not a prefix such as 192.0.2.0/24.'],
    ['/8', 'not-a-prefix', 'is not a prefix such as 192.0.2.0/24.'],
  ])('%j is refused as %s', (text, code, sentence) => {
    expect(problemOf(text)).toMatchObject({ code, message: `"${text}" ${sentence}` })
  })

  test('a range of many prefixes names the first four and counts the rest', () => {
    const message = '10.0.0.1/32, 10.0.0.2/31, 10.0.0.4/30, 10.0.0.8/29 and 4 more.'
    expect(problemOf('10.0.0.1-10.0.0.255')?.message).toContain(message)
  })

  test('digits of another script are refused', () => {
    expect(problemOf('１０.0.0.0/8')?.code).toBe('not-a-prefix')
    expect(problemOf('10.0.0.0/８')?.code).toBe('stray-text')
  })

  test('a control or direction character is refused and not repeated', () => {
    expect(problemOf('10.0.0.0\u202e/8')?.message).toContain('"10.0.0.0\uFFFD/8"')
    expect(problemOf('10.0.0.0/8\n')?.message).toContain('did you mean 10.0.0.0/8?')
  })

  test('a very long text is refused with a short sentence', () => {
    expect(problemOf('1'.repeat(1_000_000))?.message.length).toBeLessThan(120)
    expect(problemOf(`10.0.0.0/8${' '.repeat(1_000_000)}`)?.code).toBe('not-a-prefix')
  })
})

test('whatever is suggested would be accepted', () => {
  const piece = fc.constantFrom(
    '0',
    '1',
    '10',
    '010',
    '255',
    '256',
    '0x0a',
    '24',
    '33',
    '.',
    '.',
    '.',
    '/',
    '/',
    '-',
    ' ',
    ':',
    'a',
  )
  const nearly = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
  const quad = fc
    .array(fc.integer({ min: 0, max: 256 }), { minLength: 1, maxLength: 5 })
    .map((octets) => octets.join('.'))
  const form = fc.tuple(quad, fc.constantFrom('/', ' /', '/ ', '-', ''), fc.oneof(quad, fc.integer().map(String)))
  fc.assert(
    fc.property(
      fc.oneof(
        nearly,
        form.map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const problem = problemOf(text)
        if (problem === null) return
        for (const suggestion of problem.suggestions) {
          expect(problem.message).toContain(suggestion)
          expect(suggestion).not.toBe(text)
          expect(parsePrefix(suggestion).ok).toBe(true)
        }
        expect(problem.message.length).toBeLessThan(240)
      },
    ),
    { numRuns: 10_000 },
  )
})
