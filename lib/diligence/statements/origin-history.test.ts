import { describe, expect, test } from 'vitest'
import { dossierOf } from '#tests/support/dossier-builder.ts'
import { listSilences, listStays } from '../origin-history.ts'
import type { OriginPeriod, RoutingHistory } from '../outside.ts'
import { noParticulars } from '../particulars.ts'
import { stateBefore } from './before.ts'
import { sayOriginHistory } from './origin-history.ts'
import { sayCollectors, sayStays } from './outside-words.ts'
import { subjectOf } from './subject.ts'

const period = (origin: number, ...[from, until, peers = 80]: [string, string, number?]): OriginPeriod => ({
  ...{ origin, from, until, seen: { peers, of: 100 } },
})
const historyOf = (...periods: OriginPeriod[]): RoutingHistory => ({
  ...{ periods, inside: 0, from: '2000-08-01T00:00:00', until: '2026-11-23T16:00:00', leastPeers: 10 },
})
const slept = historyOf(period(64500, '2010-01-01', '2015-01-01'), period(64666, '2026-10-01', '2026-11-23'))
const at = '2026-11-24T09:00:00.000Z'

describe('the stays of origins', () => {
  test('go on over a gap of days, and keep the widest sighting', () => {
    const history = historyOf(
      period(64500, '2010-01-01', '2012-01-01', 40),
      period(64500, '2012-01-05', '2013-01-01', 90),
    )
    expect(listStays(history)).toEqual([period(64500, '2010-01-01', '2013-01-01', 90)])
  })

  test('of two origins at once leave no silence', () => {
    const stays = listStays(
      historyOf(
        period(64500, '2010-01-01', '2020-01-01'),
        period(64501, '2011-01-01', '2012-01-01'),
        period(64502, '2020-01-02', '2021-01-01'),
      ),
    )
    expect(listSilences(stays)).toEqual([])
  })

  test('tell a silence with who was there before and after', () => {
    expect(listSilences(listStays(slept))).toEqual([
      { from: '2015-01-01', until: '2026-10-01', before: [64500], after: [64666] },
    ])
  })
})

describe('what RIPEstat remembers', () => {
  const now = (state: 'valid' | 'not-found') =>
    dossierOf('198.18.4.0/22', {
      routing: { status: 'exact', exact: [{ origin: 64666, state, reason: null }], moreSpecifics: [], covering: [] },
    })

  test('warns of an origin that woke the block and that nobody vouches for', () => {
    expect(sayOriginHistory(now('not-found'), { at, history: slept })).toMatchObject({
      severity: 'warning',
      headline: 'AS64666 announces it after 4,291 days without a route',
    })
    expect(sayOriginHistory(now('valid'), { at, history: slept })).toMatchObject({ severity: 'notice', headline: null })
  })

  test('names each stay with its denominator, and what was left out', () => {
    const { text } = sayOriginHistory(now('valid'), { at, history: slept })
    expect(text).toContain('AS64500 from 2010-01-01 to 2015-01-01 (up to 80 of 100 peers) and AS64666 since 2026-10-01')
    expect(text).toContain('fewer than 10 full-table peers')
    const bare = historyOf({ ...period(64500, '2010-01-01', '2015-01-01'), seen: null })
    expect(sayOriginHistory(now('valid'), { at, history: bare }).text).not.toContain('up to')
  })

  test('stands in Before once it was asked, and leaves the lists not checked', () => {
    const dossier = now('not-found')
    const unasked = stateBefore(subjectOf(dossier), [])
    expect(unasked.answers).toEqual([{ answer: 'not-checked', count: null }])
    const asked = stateBefore(subjectOf(dossier, { ...noParticulars, originHistory: { at, history: slept } }), [])
    expect(asked).toMatchObject({ severity: 'warning', isOfKeptAnswers: true })
    expect(asked.answers).toEqual([
      { answer: 'found', count: 1 },
      { answer: 'not-checked', count: 1 },
    ])
  })

  test('names an origin of before that ASN-DROP lists, and warns of it', () => {
    const particulars = { ...noParticulars, originHistory: { at, history: slept } }
    const droppedAsns = (asn: number) =>
      ({ answer: 'read', list: 'spamhaus-asndrop', asOf: '2026-11-22', asns: new Set([asn]) }) as const
    const stated = (asn: number) =>
      stateBefore(subjectOf(now('valid'), { ...particulars, droppedAsns: droppedAsns(asn) }), [])
    expect(stated(64500)).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('AS64500 is on Spamhaus'),
    })
    expect(stated(64999)).toMatchObject({ severity: 'notice', text: expect.stringContaining('AS64500 is not on') })
  })

  test('that it remembers nothing is nothing found', () => {
    const told = sayOriginHistory(now('valid'), { at, history: historyOf() })
    expect(told).toMatchObject({ found: false, severity: 'notice' })
    expect(told.text).toContain('remembers no route for the block itself since 2000-08-01')
    expect(sayStays(historyOf())).toBe('No route for the block itself is remembered.')
  })
})

test('visibility is told out of all peers, with the collectors that see it least', () => {
  const views = [
    { collector: 'rrc00', place: 'Amsterdam', peers: 20, of: 20 },
    { collector: 'rrc03', place: null, peers: 3, of: 10 },
  ]
  expect(sayCollectors(views)).toBe('Seen by 23 of 30 full-table peers at 2 collectors. Least at rrc03 (3 of 10).')
  expect(sayCollectors([])).toContain('could have seen it')
})
