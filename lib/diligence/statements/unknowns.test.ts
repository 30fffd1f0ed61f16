import { expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import { snapshot } from '#tests/support/evidence.ts'
import type { Dossier } from '../dossier.ts'
import { noParticulars, type Particulars } from '../particulars.ts'
import type { ReadingFault } from '../reading-fault.ts'
import type { Snapshot } from '../snapshot.ts'
import { stateBesideSources } from '../state-sources.ts'
import { stateHolder } from './holder.ts'
import { subjectOf } from './subject.ts'
import { listUnknowns } from './unknowns.ts'

const sound = soundDossier()

function unknownsOf(changes: Partial<Particulars> = {}, earlier: readonly Dossier[] = []): string {
  const subject = subjectOf(sound, { ...noParticulars, ...changes })
  return listUnknowns(subject, { statements: [], earlier })
    .map(({ text }) => text)
    .join('\n')
}

test('that nothing told when its ROAs end is said, unless something did or there are none', () => {
  expect(unknownsOf()).toContain('When the ROAs for it end')
  expect(unknownsOf({ roaEnds: [] })).not.toContain('When the ROAs for it end')
  const bare = { ...sound, rpki: sound.rpki && { ...sound.rpki, coveringVrps: [], coverage: 'none' as const } }
  const told = listUnknowns(subjectOf(bare), { statements: [], earlier: [] })
  expect(told.map(({ text }) => text).join()).not.toContain('When the ROAs for it end')
})

test('the days between the kept tables were seen by nobody, until a routing history was asked', () => {
  const sources = sound.sources.map((source) => ({ ...source, sha256: 'e'.repeat(64), asOf: '2026-10-24' }))
  const earlier = [{ ...sound, at: '2026-10-25T00:00:00.000Z', sources }]
  expect(unknownsOf({}, earlier)).toContain('on the days between the table of 2026-10-24 and those of now')
  const history = { periods: [], inside: 0, from: null, until: null, leastPeers: 10 }
  expect(unknownsOf({ originHistory: { at: sound.at, history } }, earlier)).not.toContain('on the days between')
})

test('its registrant stays unknown after RDAP was asked: names are not kept', () => {
  const registration = { at: sound.at, status: 'ALLOCATED', start: '240.0.64.0', end: '240.0.127.255', geofeed: null }
  expect(unknownsOf()).toContain('its registrant: RDAP tells them')
  expect(unknownsOf({ registration, registrationStatus: 'ALLOCATED' })).toContain(
    'Its registrant: RDAP was asked on 2026-11-23, and names are not kept here.',
  )
  const registrant = { name: 'Example Networks B.V.', handle: 'ORG-1', host: 'rdap.example', at: sound.at }
  const told = { registration, registrationStatus: 'ALLOCATED', registrant }
  expect(unknownsOf(told)).not.toContain('Its registrant')
  expect(stateHolder(subjectOf(sound, { ...noParticulars, ...told }))).toMatchObject({
    ...{ severity: 'good', isOfKeptAnswers: true },
    text: expect.stringContaining('RDAP of rdap.example, asked on 2026-11-23, names Example Networks B.V. (ORG-1)'),
  })
})

const since = '2026-11-20T04:00:00Z'
const refused = { kind: 'refused', since, reason: 'The gzip stream is damaged.' } as const
const unfetched = { kind: 'unfetched', since, reason: 'It did not answer in time.' } as const

test('a source beside the dossier that cannot be read has failed: since when, why, and what still stands of it', () => {
  const told = (fault: ReadingFault, source: string, ...current: Snapshot[]) => {
    const imported = { current: new Map(current.map((one) => [one.source, one])), faults: new Map([[source, fault]]) }
    const besideSources = stateBesideSources({ ...imported, refusals: [] }, sound.at)
    return listUnknowns(subjectOf(sound, { ...noParticulars, besideSources }), { statements: [], earlier: [] })
  }
  expect(told(refused, 'my-list')).toContainEqual({
    answer: 'failed',
    text: 'my-list: its file was refused on 2026-11-20 04:00 UTC: The gzip stream is damaged; no earlier import stands in.',
  })
  const dump = snapshot({ source: 'inetnums-apnic', kind: 'inetnums', asOf: '2026-11-22' })
  expect(told(unfetched, 'inetnums-apnic', dump)).toContainEqual({
    answer: 'failed',
    text: 'APNIC database, inetnums: it has not been fetched since 2026-11-20 04:00 UTC: It did not answer in time; what stands here is of 2026-11-22. What changed since is not known.',
  })
  // The registry in charge of it is APNIC, and what is of the dossier is told there.
  const without = listUnknowns(subjectOf(sound), { statements: [], earlier: [] })
  expect(told(refused, 'inetnums-ripe')).toEqual(without)
  expect(told(refused, 'rpki-vrps')).toEqual(without)
})

test('a source of the dossier that has failed is told with why', () => {
  const sources = sound.sources.map((source) =>
    source.source === 'rpki-vrps' ? { ...source, status: 'failed' as const, asOf: null, fault: refused } : source,
  )
  const texts = listUnknowns(subjectOf({ ...sound, sources }), { statements: [], earlier: [] }).map(({ text }) => text)
  expect(texts.join('\n')).toMatch(
    /could not be read: not known which routes are Valid\. .*: its file was refused on 2026-11-20 04:00 UTC: The gzip/,
  )
  expect(texts.filter((text) => text.includes('2026-11-20'))).toHaveLength(1)
})
