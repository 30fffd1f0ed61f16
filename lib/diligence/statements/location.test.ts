import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { locationsOf, nothingImported, prefix, registrationsOf } from '#tests/support/evidence.ts'
import type { DossierSource, SourceStatus } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { noParticulars } from '../particulars.ts'
import type { RegistrationReading } from '../registration-reading.ts'
import { stateLocation } from './location.ts'
import { subjectOf } from './subject.ts'

const block = prefix('192.0.2.0/24')
const at = '2026-06-20T00:00:00Z'

function state(
  given: Partial<EvidenceSet>,
  statuses: Readonly<Record<string, SourceStatus>> = {},
  registration: RegistrationReading | null = null,
) {
  const tables = [...(given.locations ?? []), ...(given.geofeeds ?? [])]
  const sourceOf = (source: string, kind: DossierSource['kind'], status: SourceStatus): DossierSource => ({
    ...{ source, kind, status, asOf: '2026-06-19', fetchedAt: at, sha256: source, records: 1 },
  })
  const locationSources = [
    ...tables.map(({ snapshot: { source, kind } }) => sourceOf(source, kind, statuses[source] ?? 'observed')),
    ...Object.entries(statuses).flatMap(([source, status]) =>
      status === 'failed' ? [sourceOf(source, 'locations', status)] : [],
    ),
  ]
  const evidence = { ...nothingImported, ...given, locationSources }
  return stateLocation(
    subjectOf(examineBlock(block, evidence, { at, asn: null }), {
      ...findParticulars(block, evidence, null),
      registration,
    }),
  )
}

const atlas = (country: string | null) => locationsOf('atlas', ['192.0.2.0/24', country])
const gazetteer = (country: string) => locationsOf('gazetteer', ['192.0.2.0/24', country])

describe('location', () => {
  test('without a source is not checked', () => {
    expect(state({})).toMatchObject({
      ...{ severity: 'notice', answers: [{ answer: 'not-checked' }], basis: [] },
      text: 'Where databases place it: not checked. No geolocation provider and no geofeed is imported.',
    })
  })

  test('where every source failed is not known, and nobody is said to agree', () => {
    const { answers, text } = state({}, { 'dbip-country': 'failed' })
    expect(answers).toEqual([{ answer: 'failed', count: 1 }])
    expect(text).toContain('DB-IP Lite could not be read')
  })

  test('that failed says why', () => {
    const fault = { kind: 'refused', since: at, reason: 'It is empty.' } as const
    const failed: DossierSource = {
      ...{ source: 'dbip-country', kind: 'locations', status: 'failed', fault },
      ...{ asOf: null, fetchedAt: null, sha256: null, records: null },
    }
    const dossier = examineBlock(block, nothingImported, { at, asn: null })
    const { text } = stateLocation(subjectOf(dossier, { ...noParticulars, locationSources: [failed] }))
    expect(text).toContain('DB-IP Lite: its file was refused on 2026-06-20 00:00 UTC: It is empty;')
  })

  test('where geofeeds were read and none speaks of it is not checked', () => {
    const { answers, text } = state({ geofeeds: [locationsOf('geofeed-a', ['198.51.100.0/24', 'NL'])] })
    expect(answers).toEqual([{ answer: 'not-checked', count: null }])
    expect(text).toContain('none of 1 geofeed has a line for it')
  })

  test('that all agree on is told without praise: what streaming services ask may say otherwise', () => {
    expect(state({ locations: [atlas('SG'), gazetteer('SG')] })).toMatchObject({
      ...{ severity: 'notice', headline: null, asked: '2 providers' },
      text: 'Singapore by atlas and gazetteer.',
    })
  })

  test('that sources disagree on is a warning that names them and the addresses', () => {
    const geofeeds = [locationsOf('geofeed-dragons', ['192.0.2.0/24', 'SG'])]
    expect(state({ locations: [atlas('BR'), gazetteer('SG')], geofeeds })).toMatchObject({
      severity: 'warning',
      headline: 'location sources disagree: SG and BR',
      text: 'Sources disagree over all 256 addresses: Brazil by atlas; Singapore by gazetteer and Geofeed dragons. Whether a geofeed’s publisher may speak for it, only its registration tells.',
    })
  })

  test('a dispute over a part names the part', () => {
    const half = locationsOf('gazetteer', ['192.0.2.0/24', 'SG'], ['192.0.2.0/25', 'BR'])
    expect(state({ locations: [atlas('SG'), half] }).text).toBe(
      'Sources disagree over 128 of 256 addresses (50.0 %), 192.0.2.0 - 192.0.2.127: Singapore by atlas; Brazil by gazetteer.',
    )
  })

  test('the registry’s country is its holder’s seat, told where a source differs from it', () => {
    const row = { registry: 'ripencc', country: 'NL', date: null, status: 'allocated', holderId: null }
    const registrations = [registrationsOf('ripencc', { ...rangeOf(block), ...row })]
    expect(state({ locations: [atlas('SG')], registrations })).toMatchObject({
      ...{
        severity: 'notice',
        text: 'Singapore by atlas. The registry prints Netherlands, its holder’s seat, unlike atlas.',
      },
    })
  })

  test('a source that names no country has found nothing', () => {
    expect(state({ locations: [atlas(null)] })).toMatchObject({
      ...{ answers: [{ answer: 'nothing-found', count: null }], text: 'atlas names no country for it.' },
    })
  })

  test('a source past its age says how old it is, and one that failed is counted beside', () => {
    const told = state({ locations: [atlas('SG')] }, { atlas: 'stale', 'dbip-country': 'failed' })
    expect(told.text).toContain('Past its limit of age: atlas (1 day old).')
    expect(told.answers).toEqual([
      { answer: 'found', count: null },
      { answer: 'failed', count: 1 },
    ])
  })

  test('a geofeed is believed by whoever finds it at the registration, which says whether it links one', () => {
    const geofeeds = [locationsOf('geofeed-a', ['192.0.2.0/24', 'SG'])]
    const reading = { at, start: '192.0.2.0', end: '192.0.2.255', status: null, geofeed: null }
    const told = (changes: Partial<RegistrationReading>) => state({ geofeeds }, {}, { ...reading, ...changes }).text
    expect(told({ geofeed: 'https://example.net/feed.csv' })).toContain('only the one at example.net is linked')
    expect(told({})).toContain('links no geofeed')
    for (const unread of [{ at: '2026-06-01T00:00:00Z' }, { end: '192.0.2.127' }]) {
      expect(told({ ...unread, geofeed: 'https://example.net/feed.csv' })).toContain('only its registration tells')
    }
  })
})
