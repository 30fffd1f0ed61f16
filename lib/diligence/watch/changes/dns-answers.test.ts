import { describe, expect, test } from 'vitest'
import type { TakenChange } from '#lib/reputation/answer-changes.ts'
import { prefix } from '#tests/support/evidence.ts'
import { compareDnsAnswers } from './dns-answers.ts'

const at = new Date('2026-11-23T09:00:00Z')
const change = (host: number, changes: Partial<TakenChange> = {}): TakenChange => ({
  ...{ zone: 'spamhaus-zen', address: prefix('192.0.2.0/24').address + host, before: null, after: ['127.0.0.2'] },
  ...{ wasUnknown: false, beforeAt: at, afterAt: at, ...changes },
})
const compare = (changes: readonly TakenChange[], listed: number) =>
  compareDnsAnswers({ zone: 'spamhaus-zen', changes, listed })

describe('what a DNS blocklist answers otherwise', () => {
  test('is told with the addresses, what they are listed as, and how many stood and stand', () => {
    expect(compare([change(7), change(8)], 3)).toEqual([
      {
        ...{ kind: 'listed-for-abuse', tier: 'warning', subject: 'dnsbl spamhaus-zen', source: 'spamhaus-zen' },
        sentence: 'Spamhaus ZEN lists 192.0.2.7 (SBL) and 192.0.2.8 (SBL).',
        ...{ before: '1 address listed', after: '3 addresses listed' },
      },
    ])
  })

  test('weighs by the gravest code, and a policy code is no reproach', () => {
    expect(compare([change(7, { after: ['127.0.0.10'] })], 1)).toMatchObject([{ kind: 'listed-by-policy' }])
    const both = [change(7, { after: ['127.0.0.10'] }), change(8, { after: ['127.0.0.9', '127.0.0.10'] })]
    expect(compare(both, 2)).toMatchObject([{ kind: 'listed-to-drop', tier: 'critical' }])
  })

  test('names a few addresses and counts the others', () => {
    const [told] = compare(
      Array.from({ length: 256 }, (_, host) => change(host)),
      256,
    )
    expect(told?.sentence).toBe('Spamhaus ZEN lists 192.0.2.0 (SBL), 192.0.2.1 (SBL), 192.0.2.2 (SBL) and 253 others.')
  })

  test('says of an address that gave no answer before that it may have been listed already', () => {
    const [told] = compare([change(7, { wasUnknown: true })], 1)
    expect(told).toMatchObject({ before: 'none listed, 1 without an answer', after: '1 address listed' })
    expect(told?.sentence).toContain('no answer had come before: it may have been listed already')
  })

  test('is an end only of the last address: until then what was told of the list stands', () => {
    const gone = change(7, { before: ['127.0.0.2'], after: null })
    expect(compare([gone], 2)).toMatchObject([
      { kind: 'delisted-in-part', subject: 'dnsbl spamhaus-zen in part', before: '3 addresses listed' },
    ])
    expect(compare([gone], 0)).toMatchObject([
      { kind: 'delisted', subject: 'dnsbl spamhaus-zen', before: '1 address listed', after: 'none listed' },
    ])
  })

  test('of another code is told as listed, with as many as before', () => {
    const moved = change(7, { before: ['127.0.0.10'], after: ['127.0.0.4'] })
    expect(compare([moved], 1)).toMatchObject([
      { kind: 'listed-for-abuse', before: '1 address listed', after: '1 address listed' },
    ])
  })
})
