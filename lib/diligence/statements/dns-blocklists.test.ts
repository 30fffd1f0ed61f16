import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BlocklistClass, blocklistClasses } from '#lib/reputation/blocklist-class.ts'
import { chooseZones } from '#lib/reputation/choose-zones.ts'
import type { ClassCount, ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import { at, soundDossier } from '#tests/support/dossier-builder.ts'
import { noParticulars } from '../particulars.ts'
import { stateDnsBlocklists } from './dns-blocklists.ts'
import { stateDossier } from './state-dossier.ts'
import { subjectOf } from './subject.ts'

const addresses = 16_384
/** Every list that takes a key or a registration has one. */
const { asked, unasked } = chooseZones({
  hasResolver: true,
  keys: { 'spamhaus-zen': 'k', 'barracuda-brbl': 'registered', 'abusix-combined': 'k' },
})

const clean = (zone: string, changes: Partial<ZoneStanding> = {}): ZoneStanding => ({
  ...{ zone, asked: addresses, unknown: 0, unknownReason: null, oldestAt: at, newestAt: at, resolver: '127.0.0.1:53' },
  ...{ standing: [], ended: null, problem: null, ...changes },
})
const everyList = (id = '', changes: Partial<ZoneStanding> = {}) =>
  asked.map(({ zone }) => clean(zone.id, zone.id === id ? changes : {}))
const listing = (codes: string[], count: number) => ({ codes, addresses: count, firstSeenAt: at, lastSeenAt: at })

function state(zones: readonly ZoneStanding[], byClass: readonly ClassCount[] = []) {
  const particulars = { ...noParticulars, dnsbl: { state: 'known', zones, unasked, byClass } as const }
  return stateDnsBlocklists(subjectOf(soundDossier(), particulars))
}

describe('nothing found', () => {
  test('by every list, about every address, today: good, with the counts asked', () => {
    const statement = state(everyList())
    expect(statement.severity).toBe('good')
    expect(statement.asked).toBe(`16,384 addresses on ${asked.length} lists`)
    expect(statement.answers).toContainEqual({ answer: 'nothing-found', count: asked.length })
  })

  test.each<[string, Partial<ZoneStanding>]>([
    ['one question got no answer', { unknown: 1, unknownReason: 'no answer came in time' }],
    ['a part was not asked yet', { asked: 8_192 }],
    ['it was never asked', { asked: 0, oldestAt: null, newestAt: null }],
    ['it failed its test addresses', { problem: { reason: 'it is dead', triedAt: at } }],
    ['it answered four days ago', { oldestAt: '2026-11-19T09:00:00.000Z' }],
  ])('is not good where of one list %s', (_what, changes) => {
    expect(state(everyList('psbl', changes)).severity).toBe('notice')
  })

  test('is not good where a required list may not be asked', () => {
    expect(state(everyList().filter(({ zone }) => zone !== 'spamhaus-zen')).severity).toBe('notice')
  })
})

describe('what is found', () => {
  test('guilt is a warning and names the list', () => {
    const zones = everyList('psbl', { standing: [listing(['127.0.0.2'], 12)] })
    const { severity, text, headline } = state(zones, [{ class: 'guilt', addresses: 12 }])
    expect(severity).toBe('warning')
    expect(text).toContain('Abuse was seen: 12 addresses (PSBL).')
    expect(headline).toBe('DNS blocklists have 12 addresses of it')
  })

  test('policy is no reproach, and collateral is none of its own', () => {
    const zones = everyList('spamhaus-zen', { standing: [listing(['127.0.0.10'], addresses)] }).map((zone) =>
      zone.zone === 'uceprotect-2' ? { ...zone, standing: [listing(['127.0.0.2'], 256)] } : zone,
    )
    const { severity, text, headline } = state(zones, [
      { class: 'policy', addresses },
      { class: 'collateral', addresses: 256 },
    ])
    expect(severity).toBe('notice')
    expect(text).toContain('Policy, which is no reproach: 16,384 addresses (Spamhaus ZEN).')
    expect(text).toContain('Abuse near by, which is none of theirs: 256 addresses (UCEPROTECT level 2).')
    expect(text).not.toMatch(/dirty|clean/)
    expect(headline).toBeNull()
  })

  test('each code stands in the table with its meaning, and one that nobody explained with none', () => {
    const zones = everyList('spamhaus-zen', { standing: [listing(['127.0.0.3', '127.0.0.77'], 2)] })
    const { facts } = state(zones, [{ class: 'guilt', addresses: 2 }])
    expect(JSON.stringify(facts)).toContain('127.0.0.3 SBL CSS (abuse was seen) and 127.0.0.77 (not explained): 2')
  })

  test('what was listed before is told with the day it ended', () => {
    const ended = { addresses: 3, firstSeenAt: at, endedAt: '2026-11-20T09:00:00.000Z' }
    expect(state(everyList('psbl', { ended })).text).toContain('PSBL had 3 addresses until 2026-11-20.')
  })
})

describe('what was not asked, or did not answer', () => {
  test('nobody asked yet: not checked', () => {
    const { answers, text } = state(
      asked.map(({ zone }) => clean(zone.id, { asked: 0, oldestAt: null, newestAt: null })),
    )
    expect(answers).toEqual([
      { answer: 'not-checked', count: asked.length + unasked.filter(({ zone }) => zone.access.kind !== 'dead').length },
    ])
    expect(text).toContain('Nobody had the')
  })

  test('every list failed: failed, and nothing counts as not listed', () => {
    const problem = { reason: 'the question was refused (REFUSED)', triedAt: at }
    const { answers, severity } = state(asked.map(({ zone }) => clean(zone.id, { asked: 0, oldestAt: null, problem })))
    expect(answers.map(({ answer }) => answer)).toEqual(['failed', 'not-checked'])
    expect(severity).toBe('notice')
  })

  test('answers that could not be read have failed, and a house that keeps none says not checked', () => {
    const failed = {
      ...noParticulars,
      dnsbl: { state: 'failed', reason: 'the answers kept here could not be read' } as const,
    }
    expect(stateDnsBlocklists(subjectOf(soundDossier(), failed)).answers).toEqual([{ answer: 'failed', count: null }])
    expect(stateDnsBlocklists(subjectOf(soundDossier())).answers).toEqual([{ answer: 'not-checked', count: null }])
  })

  test('what failed and what was not asked stands among what is not known, but for dead lists', () => {
    const zones = everyList('spamcop', { asked: 0, oldestAt: null, problem: { reason: 'it is dead', triedAt: at } })
    const dnsbl = { state: 'known', zones, unasked, byClass: [] } as const
    const { unknowns } = stateDossier(soundDossier(), [], { ...noParticulars, dnsbl })
    const text = unknowns.map((one) => one.text).join('\n')
    expect(text).toContain('SpamCop: it is dead, so not known whether it lists any of it.')
    expect(text).toContain('AbuseIPDB (it answers on the web alone')
    expect(text).not.toContain('SORBS')
  })
})

test('whatever lists answer, unknown and unasked never make it good', () => {
  const arbitraryZone = fc.record({
    asked: fc.constantFrom(0, 64, addresses),
    unknown: fc.constantFrom(0, 1, 64),
    isDead: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.tuple(...asked.map(() => arbitraryZone)),
      fc.subarray<BlocklistClass>([...blocklistClasses]),
      (given, classes) => {
        const zones = given.map(({ asked: count, unknown, isDead }, index) =>
          clean(asked[index]?.zone.id ?? '', {
            ...{
              asked: count,
              unknown: Math.min(unknown, count),
              unknownReason: unknown > 0 ? 'no answer came in time' : null,
            },
            ...{ problem: isDead ? { reason: 'it is dead', triedAt: at } : null },
          }),
        )
        const isWhole = zones.every((zone) => zone.asked === addresses && zone.unknown === 0 && zone.problem === null)
        const { severity } = state(
          zones,
          classes.map((one) => ({ class: one, addresses: 1 })),
        )
        expect(severity === 'good').toBe(isWhole && classes.length === 0)
      },
    ),
  )
})
