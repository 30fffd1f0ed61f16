import { describe, expect, test } from 'vitest'
import { dossierOf } from '#tests/support/dossier-builder.ts'
import { inetnumsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { checkInetnums } from '../checks/inetnums.ts'
import type { Dossier } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { noParticulars } from '../particulars.ts'
import type { RegistrationReading } from '../registration-reading.ts'
import type { SourceTrouble } from '../source-trouble.ts'
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
  troubles?: readonly SourceTrouble[]
}

const transferOn = (date: string | null) => ({
  ...{ date, type: 'RESOURCE_TRANSFER', sourceRir: 'ripencc', recipientRir: 'ripencc' },
  ...{ source: null, recipient: null, start: '192.0.0.0', end: '192.0.7.255' },
})

function tellOf(inetnums: EvidenceSet['inetnums'], given: Given = {}) {
  const { registration = null, registrations = listedBy('ripencc'), transfers = null, troubles = [] } = given
  const found = checkInetnums(prefix(block), { ...nothingImported, inetnums })
  return tellInetnums(
    subjectOf(dossierOf(block, { registrations, transfers }), {
      ...noParticulars,
      ...{ inetnums: found, registration, troubles },
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
  const trouble = (source: string): SourceTrouble => ({
    ...{ source, kind: 'inetnums', since: '2026-11-21T04:00:00Z', reason: 'The gzip stream is damaged.', last: null },
  })

  test('has failed, with the reason and since when, and is never not checked', () => {
    expect(tellOf([], { troubles: [trouble('inetnums-ripe')] })).toEqual({
      sentences: [
        'Registries’ databases: failed. RIPE database, inetnums, could not be read since 2026-11-21: The gzip stream is damaged. No earlier dump stands in.',
      ],
      facts: null,
    })
  })

  test('leaves what was read before, with its age', () => {
    const before = inetnumsOf('inetnums-ripe', [allocated, 'ALLOCATED PA'])
    const { sentences, facts } = tellOf([before], { troubles: [trouble('inetnums-ripe')] })
    expect(sentences.slice(0, 2)).toEqual([
      'Asked: RIPE database, inetnums (2026-06-19, past its age).',
      'Failed: a newer dump could not be read since 2026-11-21: The gzip stream is damaged. What stands here is of the one before, 157 days old.',
    ])
    expect(facts?.rows[0]).toEqual(['Of', '2026-06-19'])
  })

  test('of another registry’s database says nothing of this block', () => {
    expect(tellOf([], { troubles: [trouble('inetnums-apnic')] }).sentences[0]).toContain('not checked')
  })

  test('of a whole database is one of its inetnums too', () => {
    const given = { registrations: listedBy('afrinic'), troubles: [{ ...trouble('irr-afrinic'), kind: null }] }
    expect(tellOf([], given).sentences[0]).toContain('failed. AFRINIC database, inetnums, could not be read')
    const routes = { registrations: listedBy('ripencc'), troubles: [{ ...trouble('irr-ripe'), kind: null }] }
    expect(tellOf([], routes).sentences[0]).toContain('not checked')
  })
})
