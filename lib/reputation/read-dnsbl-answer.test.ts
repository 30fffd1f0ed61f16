import { describe, expect, test } from 'vitest'
import { parseAddress } from '#lib/address-space/address.ts'
import { explainFailure } from './dns-client.ts'
import { dnsblZones } from './dnsbl-zones.ts'
import { judgeLiveness } from './judge-liveness.ts'
import { type DnsblReading, explainCode, readDnsblAnswer } from './read-dnsbl-answer.ts'
import { reverseName } from './reverse-name.ts'

const answered = (...codes: string[]) =>
  readDnsblAnswer({
    state: 'answered',
    addresses: codes.map((code) => {
      const parsed = parseAddress(code)
      if (!parsed.ok) throw new Error(code)
      return parsed.value
    }),
  })

test('an address is asked about with its octets turned round', () => {
  expect(reverseName(0xc0000263, 'bl.example')).toBe('99.2.0.192.bl.example')
  expect(reverseName(0xffffff00, 'bl.example')).toBe('0.255.255.255.bl.example')
})

describe('the reading of an answer', () => {
  test.each([
    ['NXDOMAIN', readDnsblAnswer({ state: 'no-such-name' }), { state: 'not-listed' }],
    ['a name without an A record', answered(), { state: 'not-listed' }],
    ['one code', answered('127.0.0.2'), { state: 'listed', codes: ['127.0.0.2'] }],
    [
      'several codes, in order',
      answered('127.0.0.10', '127.0.0.4'),
      { state: 'listed', codes: ['127.0.0.4', '127.0.0.10'] },
    ],
  ])('%s', (_what, reading, expected) => {
    expect(reading).toEqual(expected)
  })

  test.each([
    '127.255.255.252',
    '127.255.255.254',
    '127.255.255.255',
    '127.255.255.1',
    '127.0.0.1',
    '192.0.2.1',
    '0.0.0.0',
  ])('%s is an error and no listing, even beside a code', (code) => {
    expect(answered(code).state).toBe('failed')
    expect(answered('127.0.0.2', code).state).toBe('failed')
  })

  test('what DNS failed by is told, and is no "not listed"', () => {
    for (const reason of ['timeout', 'servfail', 'refused', 'lame', 'malformed', 'unreachable', 'error'] as const) {
      expect(readDnsblAnswer({ state: 'failed', reason })).toEqual({ state: 'failed', reason: explainFailure(reason) })
    }
  })
})

describe('the meaning of a code', () => {
  const zen = dnsblZones.find(({ id }) => id === 'spamhaus-zen')
  const level2 = dnsblZones.find(({ id }) => id === 'uceprotect-2')
  if (!(zen && level2)) throw new Error('the catalogue has both')

  test('one zone mixes classes: PBL is policy, CSS is guilt, DROP is to be dropped', () => {
    expect(['127.0.0.3', '127.0.0.9', '127.0.0.11'].map((code) => explainCode(zen, code).class)).toEqual([
      'guilt',
      'dropped',
      'policy',
    ])
  })

  test('a code that nobody explained keeps its number and has no meaning', () => {
    expect(explainCode(zen, '127.0.0.77')).toEqual({ code: '127.0.0.77', name: null, class: 'unknown' })
  })

  test('the neighbours of the guilty are collateral', () => {
    expect(explainCode(level2, '127.0.0.2').class).toBe('collateral')
  })
})

describe('liveness, before any verdict', () => {
  const listed: DnsblReading = { state: 'listed', codes: ['127.0.0.2'] }
  const notListed: DnsblReading = { state: 'not-listed' }
  const failed: DnsblReading = { state: 'failed', reason: 'no answer came in time' }

  test.each([
    ['it lists 127.0.0.2 and not 127.0.0.1', [listed, notListed], null],
    ['it lists nothing', [notListed, notListed], 'dead'],
    ['it lists everything', [listed, listed], 'everything'],
    ['127.0.0.2 got no answer', [failed, notListed], 'no answer came in time'],
    ['127.0.0.1 got no answer', [listed, failed], 'no answer came in time'],
  ] as const)('%s', (_what, [first, second], reason) => {
    const judged = judgeLiveness(first, second)
    expect(judged.ok).toBe(reason === null)
    if (!judged.ok) expect(judged.error).toContain(reason)
  })
})
