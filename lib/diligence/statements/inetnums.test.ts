import { describe, expect, test } from 'vitest'
import { at, dossierOf } from '#tests/support/dossier-builder.ts'
import { inetnumsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { checkInetnums } from '../checks/inetnums.ts'
import type { Dossier } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { noParticulars } from '../particulars.ts'
import type { ReadingFault } from '../reading-fault.ts'
import type { RegistrationReading } from '../registration-reading.ts'
import { stateBesideSources } from '../state-sources.ts'
import { tellInetnums } from './inetnums.ts'
import { subjectOf } from './subject.ts'

const block = '192.0.2.0/24'
const [allocated, assigned] = ['192.0.0.0 - 192.0.7.255', '192.0.2.0 - 192.0.3.127']

const rdap = (start: string, end: string, status: string | null): RegistrationReading => ({
  ...{ at: '2026-11-22T10:00:00Z', start, end, status, geofeed: null },
})

const listedBy = (...registries: string[]) =>
  registries.map((registry) => ({
    ...{ registry, country: 'NL', start: '192.0.2.0', count: 256 },
    ...{ date: null, status: 'allocated', holderId: null },
  }))

type Given = {
  registration?: RegistrationReading
  registrations?: Dossier['registrations']
  transfers?: Dossier['transfers']
  faults?: Readonly<Record<string, ReadingFault>>
}

const transferOn = (date: string | null) => ({
  ...{ date, type: 'RESOURCE_TRANSFER', sourceRir: 'ripencc', recipientRir: 'ripencc' },
  ...{ source: null, recipient: null, start: '192.0.0.0', end: '192.0.7.255' },
})

function tellOf(inetnums: EvidenceSet['inetnums'], given: Given = {}) {
  const { registration = null, registrations = listedBy('ripencc'), transfers = null } = given
  const faults = new Map(Object.entries(given.faults ?? {}))
  const current = new Map(inetnums.map(({ snapshot }) => [snapshot.source, snapshot]))
  const found = checkInetnums(prefix(block), { ...nothingImported, inetnums, faults })
  const besideSources = stateBesideSources({ current, faults, refusals: [] }, at)
  return tellInetnums(
    subjectOf(dossierOf(block, { registrations, transfers }), {
      ...noParticulars,
      ...{ inetnums: found, registration, besideSources },
    }),
  )
}

const tell = (rows: [string, string | null][] | null, registration?: RegistrationReading) =>
  tellOf(rows === null ? [] : [inetnumsOf('inetnums-ripe', ...rows)], registration && { registration })

describe('the registry’s own object', () => {
  test('is the most specific that holds all of the block, told with its source and day', () => {
    const { facts, sentences } = tell([
      [allocated, 'ALLOCATED PA'],
      [assigned, 'ASSIGNED PA'],
      ['192.0.2.0 - 192.0.2.15', 'ASSIGNED PA'],
    ])
    expect(facts?.columns.map(({ title }) => title)).toEqual(['What', 'RIPE database, inetnums'])
    expect(facts?.rows.slice(0, 3)).toEqual([
      ['Of', '2026-06-19'],
      ['Range', assigned],
      ['Status', 'ASSIGNED PA'],
    ])
    expect(sentences.slice(1)).toEqual([
      'RIPE database, inetnums: 1 smaller range within it, with a status of its own.',
    ])
  })

  test('is nothing found where the dump has none, and not checked where no dump was imported', () => {
    const { sentences, facts } = tell([['198.51.100.0 - 198.51.100.255', 'ALLOCATED PA']])
    expect([sentences[1], facts]).toEqual(['Nothing found: no inetnum holds all of it.', null])
    expect(tell(null).sentences[0]).toContain('not checked')
  })

  test('is held against RDAP, whose words may differ in capitals and blanks alone', () => {
    const alike = tell([[assigned, 'ASSIGNED PA']], rdap('192.0.2.0', '192.0.3.127', 'assigned  pa'))
    expect(alike.sentences.slice(1)).toEqual(['RIPE database, inetnums and RDAP agree on range and status.'])
    const { sentences, facts } = tell([[assigned, 'ASSIGNED PA']], rdap('192.0.0.0', '192.0.7.255', 'ALLOCATED PA'))
    expect(sentences[1]).toContain(
      'disagree: the range is 192.0.2.0 - 192.0.3.127 in the one and 192.0.0.0 - 192.0.7.255',
    )
    expect(sentences[1]).toContain('the status is ASSIGNED PA in the one and ALLOCATED PA in the other')
    expect(facts?.rows.map((row) => row.at(-1)).slice(0, 4)).toEqual([
      ...['2026-11-22 10:00 UTC', '192.0.0.0 - 192.0.7.255', 'ALLOCATED PA', 'not kept'],
    ])
    expect(tell([[assigned, null]], rdap('192.0.2.0', '192.0.3.127', 'ASSIGNED PA')).sentences[1]).toContain('not told')
  })

  test('is asked of the registry in charge alone: another’s database is not checked, never nothing found', () => {
    const elsewhere = inetnumsOf('inetnums-afrinic', ['198.51.100.0 - 198.51.100.255', 'ALLOCATED PA'])
    expect(tellOf([elsewhere])).toEqual({
      sentences: [
        'Registries’ databases: not checked, no dump with inetnums of the database of the RIPE NCC was imported.',
      ],
      facts: null,
    })
    expect(tellOf([elsewhere], { registrations: listedBy('arin') }).sentences[0]).toContain('of ARIN was imported')
    expect(tellOf([elsewhere, inetnumsOf('inetnums-ripe')]).sentences.slice(1)).toEqual([
      'Nothing found: no inetnum holds all of it.',
      'Not checked: AFRINIC database, inetnums, since another registry is in charge of it.',
    ])
  })

  test('is not checked where no one registry is in charge', () => {
    const ripe = inetnumsOf('inetnums-ripe', [allocated, 'ALLOCATED PA'])
    for (const registrations of [null, [], listedBy('arin', 'ripencc')])
      expect(tellOf([ripe], { registrations }).sentences).toEqual([expect.stringContaining('not checked')])
  })

  test('is no placeholder for space of another region, which disagrees with nothing', () => {
    const placeholder = inetnumsOf('inetnums-ripe', ['192.0.0.0 - 192.255.255.255', 'ALLOCATED UNSPECIFIED'])
    const own = inetnumsOf('inetnums-apnic', [assigned, 'ASSIGNED PORTABLE'])
    const registration = rdap('192.0.2.0', '192.0.3.127', 'ASSIGNED PORTABLE')
    const told = tellOf([placeholder, own], { registration, registrations: listedBy('apnic') })
    expect(told.sentences.slice(1)).toEqual([
      'APNIC database, inetnums and RDAP agree on range and status.',
      'Not checked: RIPE database, inetnums, since another registry is in charge of it.',
    ])
    expect(told.facts?.columns.map(({ title }) => title)).toEqual(['What', 'APNIC database, inetnums', 'RDAP'])
  })

  test.each([
    ['the day', '2026-11-22', '2026-11-22'],
    ['that it is past its age', '2026-06-19', '2026-06-19, past its age'],
    ['when it was imported where it is undated', null, 'undated, imported 2026-11-22 10:00 UTC'],
  ])('is told with %s, also where nothing was found', (_case, asOf, day) => {
    const told = (...rows: [string, string][]) => {
      const { snapshot, table } = inetnumsOf('inetnums-ripe', ...rows)
      return tellOf([{ snapshot: { ...snapshot, asOf, fetchedAt: '2026-11-22T10:00:00Z' }, table }]).sentences
    }
    const database = `RIPE database, inetnums (${day})`
    expect(told()).toEqual([`Asked: ${database}.`, 'Nothing found: no inetnum holds all of it.'])
    expect(told([allocated, 'ALLOCATED PA'])).toEqual([`Asked: ${database}.`])
  })

  test('that is older than the last transfer on record may still be of the holder before', () => {
    const { snapshot, table } = inetnumsOf('inetnums-ripe', [allocated, 'ALLOCATED PA'])
    const told = (changed: string | null, ...dates: (string | null)[]) => {
      const row = (index: number) => ({ ...table.row(index), changed })
      return tellOf([{ snapshot, table: { ...table, row } }], { transfers: dates.map(transferOn) }).sentences.slice(1)
    }
    expect(told('2014-06-24', '2026-03-01', '2019-01-01')).toEqual([
      'It was last modified 2014-06-24, before the transfer of 2026-03-01 on record: what it says may still be of the holder before.',
    ])
    expect(told('2026-03-01', '2026-03-01')).toEqual([])
    expect([told(null, '2026-03-01'), told('2014-06-24', null), told('2014-06-24')]).toEqual([[], [], []])
  })
})

describe('a dump that could not be read', () => {
  const since = '2026-11-21T04:00:00Z'
  const refused: ReadingFault = { kind: 'refused', since, reason: 'The gzip stream is damaged.' }
  const unfetched: ReadingFault = { kind: 'unfetched', since, reason: 'It did not answer in time.' }
  const earlier = (asOf: string) => {
    const { snapshot, table } = inetnumsOf('inetnums-ripe', [allocated, 'ALLOCATED PA'])
    return { snapshot: { ...snapshot, asOf }, table }
  }

  test('has failed, with the reason and since when, and is never not checked', () => {
    expect(tellOf([], { faults: { 'inetnums-ripe': refused } })).toEqual({
      sentences: [
        'Registries’ databases: failed. RIPE database, inetnums: its file was refused on 2026-11-21 04:00 UTC: The gzip stream is damaged; no earlier import stands in.',
      ],
      facts: null,
    })
  })

  test('leaves what was read before, with its day: a young one is refused a successor and not past its age', () => {
    const { sentences, facts } = tellOf([earlier('2026-11-22')], { faults: { 'inetnums-ripe': refused } })
    expect(sentences.slice(0, 2)).toEqual([
      'Asked: RIPE database, inetnums (2026-11-22, newest file refused 2026-11-21 04:00 UTC).',
      'RIPE database, inetnums: its newest file was refused on 2026-11-21 04:00 UTC: The gzip stream is damaged; what stands here is of 2026-11-22. What changed since is not known.',
    ])
    expect(facts?.rows[0]).toEqual(['Of', '2026-11-22'])
  })

  test('for want of a network is no newer dump: nobody knows whether there is one', () => {
    const told = (asOf: string) => tellOf([earlier(asOf)], { faults: { 'inetnums-ripe': unfetched } }).sentences
    expect(told('2026-11-22').slice(0, 2)).toEqual([
      'Asked: RIPE database, inetnums (2026-11-22, not fetched since 2026-11-21 04:00 UTC).',
      'RIPE database, inetnums: it has not been fetched since 2026-11-21 04:00 UTC: It did not answer in time; what stands here is of 2026-11-22. What changed since is not known.',
    ])
    expect(told('2026-06-19')[0]).toContain('(2026-06-19, past its age, not fetched since')
  })

  test('of another registry’s database says nothing of this block', () => {
    expect(tellOf([], { faults: { 'inetnums-apnic': refused } }).sentences[0]).toContain('not checked')
  })

  test('of a whole database is one of its inetnums too', () => {
    const given = { registrations: listedBy('afrinic'), faults: { 'irr-afrinic': refused } }
    expect(tellOf([], given).sentences[0]).toContain('failed. AFRINIC database, inetnums: its file was refused')
    expect(tellOf([], { faults: { 'irr-ripe': refused } }).sentences[0]).toContain('not checked')
  })
})
