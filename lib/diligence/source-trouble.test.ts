import { describe, expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import { findTroubles, sayTrouble, type Troubled, titleOfTrouble } from './source-trouble.ts'

const refusal = (at: string, changes: Partial<Troubled['refusals'][number]> = {}) => ({
  ...{ source: 'inetnums-ripe', kind: 'inetnums' as const, at, reason: 'Cut off.' },
  ...changes,
})
const read = (fetchedAt: string) =>
  new Map([['inetnums-ripe', { ...snapshot({ source: 'inetnums-ripe', kind: 'inetnums' }), fetchedAt }]])
const find = (changes: Partial<Troubled>, at = '2026-06-23T00:00:00Z') =>
  findTroubles({ refusals: [], fetches: [], current: new Map(), ...changes }, at)

describe('a source that cannot be read', () => {
  test('is told since the first refusal, with the reason of the last', () => {
    const refusals = [
      refusal('2026-06-22T04:00:00Z', { reason: 'Line 3 is no object.' }),
      refusal('2026-06-21T04:00:00Z', { since: '2026-06-20T04:00:00Z' }),
    ]
    const [trouble] = find({ refusals })
    expect(trouble).toMatchObject({ source: 'inetnums-ripe', last: null, since: '2026-06-20T04:00:00Z' })
    expect(trouble && sayTrouble(trouble)).toBe('since 2026-06-20: Line 3 is no object.')
    expect(trouble && titleOfTrouble(trouble)).toBe('RIPE database, inetnums')
  })

  test('keeps what was read before, and is none once something was read since, nor before it was tried', () => {
    const refusals = [refusal('2026-06-21T04:00:00Z')]
    const [trouble] = find({ refusals, current: read('2026-06-20T04:00:00Z') })
    expect(trouble?.last).toMatchObject({ fetchedAt: '2026-06-20T04:00:00Z' })
    expect(find({ refusals, current: read('2026-06-21T05:00:00Z') })).toEqual([])
    expect(find({ refusals }, '2026-06-21T03:00:00Z')).toEqual([])
  })

  test('may be one that cannot be fetched, and a refusal that names no source is none', () => {
    const failure = {
      ...{ reason: 'timeout' as const, sentence: 'It did not answer in time.', since: '2026-06-20T04:00:00Z' },
      ...{ times: 2, notBefore: null },
    }
    expect(
      find({
        fetches: [
          { source: 'irr-ripe', failure },
          { source: 'irr-radb', failure: null },
        ],
      }),
    ).toMatchObject([{ source: 'irr-ripe', kind: null, reason: 'It did not answer in time.' }])
    expect(find({ refusals: [refusal('2026-06-21T04:00:00Z', { source: null })] })).toEqual([])
  })
})
