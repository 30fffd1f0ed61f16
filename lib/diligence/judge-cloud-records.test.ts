import { describe, expect, test } from 'vitest'
import { dossierOf, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { Dossier, SourceStatus } from './dossier.ts'
import { judgeCloudRecords } from './judge-cloud-records.ts'
import { subjectOf } from './statements/subject.ts'

const block = '240.0.64.0/18'
const sound = soundDossier(block)
type Vrp = NonNullable<Dossier['rpki']>['coveringVrps'][number]

const withVrps = (...coveringVrps: Omit<Vrp, 'ta'>[]): Dossier => ({
  ...sound,
  rpki: sound.rpki && { ...sound.rpki, coveringVrps: coveringVrps.map((vrp) => ({ ...vrp, ta: 'apnic' })) },
})
const withSource = (id: string, status: SourceStatus, dossier = sound): Dossier => ({
  ...dossier,
  sources: dossier.sources.map((source) => (source.source === id ? observed(id, status, '2026-01-01') : source)),
})

function answersOf(dossier: Dossier, provider: string, wanted = ''): string[] {
  return judgeCloudRecords(subjectOf(dossier))
    .filter((record) => record.provider === provider && record.demand.says.includes(wanted))
    .map(({ onRecord }) => `${onRecord.answer}: ${onRecord.word}. ${onRecord.why}`)
}

describe('a ROA for the cloud’s AS', () => {
  test('is there where one lets the block in, and is missing AS by AS', () => {
    const dossier = withVrps(
      { prefix: block, asn: 16509, maxLength: 18 },
      { prefix: '240.0.0.0/16', asn: 8075, maxLength: 16 },
    )
    expect(answersOf(dossier, 'AWS')).toEqual([
      'found: Signed. AS16509, 240.0.64.0/18 up to /18.',
      'nothing-found: Missing. No ROA names AS14618.',
    ])
    expect(answersOf(dossier, 'Azure', 'AS8075')).toEqual([
      'nothing-found: Too short. AS8075, 240.0.0.0/16 up to /16: not up to /18.',
    ])
  })

  test('of Azure has exactly the length of the block', () => {
    const told = (prefix: string, maxLength: number) =>
      answersOf(withVrps({ prefix, asn: 8075, maxLength }), 'Azure', 'exactly')
    expect(told(block, 18)).toEqual(['found: Signed. AS8075, 240.0.64.0/18 and nothing longer.'])
    expect(told(block, 24)[0]).toContain('nothing-found: Other length.')
    expect(told('240.0.0.0/16', 18)[0]).toContain('nothing-found: Other length.')
    expect(answersOf(withVrps(), 'Azure', 'exactly')).toEqual(['nothing-found: Missing. No ROA names AS8075.'])
  })

  test('is not known without VRPs, which is not the same as missing', () => {
    const without = dossierOf(block)
    expect(answersOf(without, 'AWS')[0]).toBe('not-checked: Not checked. No VRP export was imported.')
    expect(answersOf(withSource('rpki-vrps', 'failed', without), 'AWS')[0]).toContain('failed: Not known.')
  })

  test('is told with the age of an export that is past its limit', () => {
    expect(answersOf(withSource('rpki-vrps', 'stale', withVrps()), 'Oracle Cloud')[0]).toMatch(
      /No ROA names AS31898\. .*day/,
    )
  })
})

describe('what has to be out of the way', () => {
  test('of Google is any announcement by another, a wider one too', () => {
    const told = (routing: Partial<NonNullable<Dossier['routing']>>) =>
      answersOf(
        { ...sound, routing: { status: 'exact', exact: [], moreSpecifics: [], covering: [], ...routing } },
        'Google Cloud',
        'overlapping',
      )[0]
    const state = { state: 'valid', reason: null } as const
    expect(told({ exact: [{ origin: 64500, ...state }] })).toContain('found: Announced. By AS64500')
    expect(told({ moreSpecifics: [{ prefix: '240.0.65.0/24', origin: null, ...state }] })).toContain(
      'found: Announced.',
    )
    expect(told({ covering: [{ prefix: '240.0.0.0/16', origin: 64501 }] })).toContain(
      'found: Within a wider route. Of AS64501',
    )
    expect(told({ exact: [{ origin: 396982, ...state }] })).toBe(
      'nothing-found: None. No table that was asked has it elsewhere.',
    )
    expect(told({})).toContain('nothing-found: None.')
    expect(answersOf(dossierOf(block), 'Google Cloud', 'overlapping')).toEqual([
      'not-checked: Not checked. No routing table was imported.',
    ])
  })

  test('of Vultr is a ROA for another AS, AS0 among them', () => {
    expect(answersOf(withVrps(), 'Vultr')).toEqual(['nothing-found: None. No ROA names an AS for it.'])
    expect(answersOf(withVrps({ prefix: block, asn: 0, maxLength: 18 }), 'Vultr')[0]).toContain(
      'found: Signed. Its ROAs name AS0',
    )
    expect(answersOf(dossierOf(block), 'Vultr')[0]).toContain('not-checked')
  })
})

describe('Alibaba’s route object', () => {
  const object = {
    prefix: block,
    origin: 45102,
    source: 'RADB',
    relation: 'exact',
    inBgp: false,
    state: 'not-found',
    reason: null,
  } as const
  const told = (dossier: Dossier) => answersOf(dossier, 'Alibaba Cloud', 'route object in RADB')[0]

  test('counts in RADB alone, for exactly the block', () => {
    expect(told({ ...sound, routeObjects: [object] })).toContain('found: Registered.')
    expect(told({ ...sound, routeObjects: [{ ...object, source: 'RIPE' }] })).toContain('nothing-found: Missing.')
    expect(told({ ...sound, routeObjects: [{ ...object, relation: 'covers' }] })).toContain('nothing-found: Missing.')
  })

  test('is not checked without RADB’s own dump, whatever other registries have, and not known where that failed', () => {
    expect(told(withSource('irr-radb', 'not-configured'))).toBe(
      'not-checked: Not checked. No dump of RADB was imported.',
    )
    expect(told(withSource('irr-radb', 'failed'))).toContain('failed: Not known.')
  })
})
