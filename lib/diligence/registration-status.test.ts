import { describe, expect, test } from 'vitest'
import { at, soundDossier } from '#tests/support/dossier-builder.ts'
import { inetnumsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { checkInetnums } from './checks/inetnums.ts'
import { judgeCloudFit } from './judge-cloud-fit.ts'
import { judgeSubject } from './judge-subject.ts'
import { noParticulars, type Particulars } from './particulars.ts'
import { publishVerdict } from './publish-verdict.ts'
import type { ReadingFault } from './reading-fault.ts'
import { registrationStatusOf } from './registration-status.ts'
import { stateCloudFit } from './statements/cloud-fit.ts'
import { tellStatus } from './statements/inetnums.ts'
import { stateLease } from './statements/lease.ts'
import { registrationBasis } from './statements/registration-basis.ts'
import { stateSale } from './statements/sale.ts'
import { subjectOf } from './statements/subject.ts'
import { listUnknowns } from './statements/unknowns.ts'

const block = '240.0.64.0/18'
const [first, last] = ['240.0.64.0', '240.0.127.255']
const all = `${first} - ${last}`

const refused: ReadingFault = { kind: 'refused', since: '2026-11-23T04:00:00Z', reason: 'It is cut off.' }

type Given = {
  asOf?: string | null
  source?: string
  registry?: string
  fault?: ReadingFault
  changes?: Partial<Particulars>
}

/** A sound block of the RIPE NCC, with these rows in its database. */
function subjectWith(rows: [string, string | null][], given: Given = {}) {
  const { asOf = '2026-11-22', source = 'inetnums-ripe', registry = 'ripencc', fault, changes = {} } = given
  const { snapshot, table } = inetnumsOf(source, ...rows)
  const inetnums = [{ snapshot: { ...snapshot, asOf, fetchedAt: at }, table }]
  const faults = new Map(fault ? [[source, fault]] : [])
  const found = checkInetnums(prefix(block), { ...nothingImported, inetnums, faults })
  return subjectOf(soundDossier(block, registry), {
    ...noParticulars,
    locks: [],
    conflicts: [],
    inetnums: found,
    ...changes,
  })
}
const tell = (...given: Parameters<typeof subjectWith>) => registrationStatusOf(subjectWith(...given))

const rdap = (readAt: string, status: string): Partial<Particulars> => ({
  registration: { at: readAt, start: first, end: last, status, geofeed: null },
  registrationStatus: status,
})

describe('the status of a registration', () => {
  test('is that of the database of the registry in charge, with source and day', () => {
    expect(tell([[all, 'SUB-ALLOCATED PA']])).toMatchObject({
      ...{ status: 'SUB-ALLOCATED PA', source: 'inetnums-ripe', asOf: '2026-11-22' },
    })
    expect(tell([[all, 'ALLOCATED PA']], { source: 'inetnums-apnic' })).toBeNull()
    expect(tell([[all, 'ALLOCATED PA']], { registry: 'arin' })).toBeNull()
  })

  test('is not read of a dump past its age, nor of an object around more than is registered', () => {
    expect(tell([[all, 'ALLOCATED PA']], { asOf: '2026-11-19' })).toBeNull()
    expect(tell([['240.0.0.0 - 240.255.255.255', 'ALLOCATED PA']])).toBeNull()
    expect(tell([])).toBeNull()
    expect(tell([[all, null]])).toBeNull()
  })

  test('is not read of an object that is older than the last transfer on record', () => {
    const subject = subjectWith([[all, 'LEGACY']])
    const inetnums = subject.particulars.inetnums?.map((one) => ({
      ...one,
      around: one.around && { ...one.around, changed: '2020-06-24' },
    }))
    const transferredOn = (date: string) => {
      const parties = { sourceRir: 'ripencc', recipientRir: 'ripencc', source: null, recipient: null }
      const transfers = [{ date, type: 'RESOURCE_TRANSFER', ...parties, start: first, end: last }]
      const particulars = { ...subject.particulars, inetnums: inetnums ?? null }
      return registrationStatusOf({ dossier: { ...subject.dossier, transfers }, particulars })
    }
    expect(transferredOn('2026-03-01')).toBeNull()
    expect(transferredOn('2020-06-24')).toMatchObject({ status: 'LEGACY' })
  })

  test('is not read of what a holder before the last transfer gave on inside the block either', () => {
    const inside: [string, string] = ['240.0.96.0 - 240.0.127.255', 'ASSIGNED PA']
    const { particulars, dossier } = subjectWith([[all, 'ALLOCATED PA'], inside])
    const inetnums = (particulars.inetnums ?? []).map((one) => ({
      ...one,
      around: one.around && { ...one.around, changed: '2020-06-24' },
    }))
    const parties = { sourceRir: 'RIPE NCC', recipientRir: 'RIPE NCC', source: null, recipient: null }
    const transfers = [{ date: '2023-03-01', type: 'RESOURCE_TRANSFER', ...parties, start: first, end: last }]
    const subject = subjectOf({ ...dossier, transfers }, { ...particulars, inetnums })
    expect(registrationStatusOf(subject)).toBeNull()
    expect(judgeSubject(subject).now.answer).toBe('person')
    const { severity, text } = stateSale(subject)
    expect(severity).not.toBe('blocker')
    expect(text).not.toContain('ASSIGNED PA')
  })

  test('is RDAP’s where that was read later, and the database’s where its day is', () => {
    const before = { changes: rdap('2026-11-21T10:00:00Z', 'ALLOCATED PA') }
    expect(tell([[all, 'LEGACY']], before)).toMatchObject({ status: 'LEGACY', source: 'inetnums-ripe' })
    const after = { changes: rdap('2026-11-22T10:00:00Z', 'ALLOCATED PA') }
    expect(tell([[all, 'LEGACY']], after)).toMatchObject({ status: 'ALLOCATED PA', source: 'rdap' })
  })

  test('an undated dump displaces no answer of RDAP, and none displaces what was given', () => {
    const changes = rdap('2026-11-20T10:00:00Z', 'ALLOCATED PA')
    expect(tell([[all, 'LEGACY']], { asOf: null, changes })?.source).toBe('rdap')
    expect(tell([[all, 'LEGACY']], { changes: { registrationStatus: 'ASSIGNED PA' } })).toMatchObject({
      ...{ status: 'ASSIGNED PA', source: 'given', inner: null },
    })
  })
})

describe('from the database it reaches', () => {
  const sub = subjectWith([[all, 'SUB-ALLOCATED PA']])

  test('the verdict, the sale, the lease and the command, each of which says who told', () => {
    expect(judgeSubject(sub).now.answer).toBe('no')
    expect(publishVerdict(sub)).toMatchObject({
      ...{ status: 'SUB-ALLOCATED PA', statusFrom: { source: 'inetnums-ripe', asOf: '2026-11-22' } },
      ...{ now: { answer: 'no' }, lease: { answer: 'person' } },
    })
    const [sale, lease] = [stateSale(sub), stateLease(sub)]
    expect(sale).toMatchObject({ severity: 'blocker', headline: expect.stringContaining('SUB-ALLOCATED PA') })
    for (const { text, basis } of [sale, lease]) {
      expect(text).toContain('Told by RIPE database, inetnums (2026-11-22).')
      expect(basis.map(({ source }) => source)).toContain('inetnums-ripe')
    }
  })

  test('the clouds and the list of what is not known', () => {
    const holders = judgeCloudFit(sub).flatMap(({ holder }) => holder.reasons.map(({ says }) => says))
    expect(holders.join()).toContain('SUB-ALLOCATED PA is not on its list')
    expect(stateCloudFit(sub).basis.map(({ source }) => source)).toContain('inetnums-ripe')
    const unknowns = (subject: typeof sub) =>
      listUnknowns(subject, { statements: [], earlier: [] })
        .map(({ text }) => text)
        .join('\n')
    expect(unknowns(sub)).not.toContain('The status of its registration')
    expect(unknowns(sub)).toContain('Its registrant: RDAP tells it')
    expect(unknowns(subjectWith([[all, 'LEGACY']], { asOf: '2026-11-01' }))).toContain(
      'The status of its registration (PA, PI, legacy, sub-allocated) in RIPE database, inetnums: it is past its age.',
    )
    const refusedSince = subjectWith([[all, 'LEGACY']], { fault: refused })
    expect(unknowns(refusedSince)).toContain('inetnums: newest file refused 2026-11-23 04:00 UTC.')
    expect(unknowns(refusedSince)).not.toContain('past its age')
    expect(tellStatus(refusedSince)).toContain(
      'RIPE database, inetnums may be out of date: newest file refused 2026-11-23 04:00 UTC.',
    )
    expect(tellStatus(subjectWith([[all, 'LEGACY']], { asOf: '2026-11-01' }))).toContain('inetnums is past its age.')
    expect(registrationBasis(refusedSince)).toMatchObject([{ status: 'stale', fault: refused }])
  })

  test('each part, where several make up the block: the strictest answers for all of it', () => {
    const rows: [string, string][] = [
      ['240.0.64.0 - 240.0.95.255', 'ALLOCATED PA'],
      ['240.0.96.0 - 240.0.127.255', 'ASSIGNED PA'],
    ]
    const subject = subjectWith(rows)
    expect(judgeSubject(subject).now.answer).toBe('no')
    expect(publishVerdict(subject)).toMatchObject({ status: null, statusFrom: { source: 'inetnums-ripe' } })
    expect(stateSale(subject)).toMatchObject({
      ...{ severity: 'blocker', headline: 'a part of it is ASSIGNED PA, which its user may not sell' },
    })
    expect(stateLease(subject).text).toContain('Inside it 1 range has the status ASSIGNED PA on record.')
  })

  test('parts without a status, or with one that no rule is known of, in whole sentences', () => {
    const subject = subjectWith([
      ['240.0.64.0 - 240.0.79.255', null],
      ['240.0.80.0 - 240.0.95.255', null],
      ['240.0.96.0 - 240.0.127.255', 'NEW PA'],
    ])
    const { text } = stateSale(subject)
    expect(text).toContain('Inside it 2 ranges of its registry’s database have no status.')
    expect(text).toContain('Inside it 1 range of its registry’s database has the status NEW PA, of which no rule')
    expect(stateLease(subject).text).toContain('Inside it 2 ranges have no status on record.')
  })

  test('what another holds inside a registration, as a question', () => {
    const inner: [string, string] = ['240.0.96.0 - 240.0.127.255', 'ASSIGNED PI']
    const subject = subjectWith([[all, 'ALLOCATED PA'], inner])
    expect(judgeSubject(subject).now.answer).toBe('person')
    expect(stateSale(subject).text).toContain(
      'Inside it 1 range of its registry’s database is registered apart, as ASSIGNED PI',
    )
    expect(judgeSubject(subject).now.reasons.map(({ says }) => says)).toContain(
      'Inside it one range is registered apart as ASSIGNED PI: whose it is has to be asked.',
    )
    expect(judgeSubject(subjectWith([[all, 'ALLOCATED PA']])).now.answer).toBe('yes')
  })
})
