import { expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import type { Dossier } from '../dossier.ts'
import { noParticulars, type Particulars } from '../particulars.ts'
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

test('a source beside the dossier that cannot be read has failed: since when, why, and what still stands of it', () => {
  const since = { since: '2026-11-20T04:00:00Z', reason: 'The gzip stream is damaged.' }
  const never = { source: 'my-list', kind: 'blocklist' as const, ...since, last: null }
  const text = 'since 2026-11-20: The gzip stream is damaged. No earlier one stands in.'
  const told = (troubles: Particulars['troubles']) =>
    listUnknowns(subjectOf(sound, { ...noParticulars, troubles }), { statements: [], earlier: [] })
  expect(told([never])).toContainEqual({ answer: 'failed', text: expect.stringContaining(text) })
  const last = { asOf: '2026-11-19', fetchedAt: '2026-11-19T04:00:00Z' }
  const dump = { source: 'inetnums-apnic', kind: 'inetnums' as const, ...since, last }
  expect(told([dump])).toContainEqual({
    answer: 'failed',
    text: expect.stringContaining('The one before stands in, 4 days old.'),
  })
  // The registry in charge of it is APNIC.
  expect(told([{ ...dump, source: 'inetnums-ripe' }])).toEqual(told([]))
})

test('a source of the dossier that has failed is told with why, and one that still stands is not told twice', () => {
  const trouble = { source: 'rpki-vrps', kind: null, since: '2026-11-20T04:00:00Z', reason: 'Cut off', last: null }
  const sources = sound.sources.map((source) =>
    source.source === 'rpki-vrps' ? { ...source, status: 'failed' as const, asOf: null } : source,
  )
  const texts = (dossier: Dossier) =>
    listUnknowns(subjectOf(dossier, { ...noParticulars, troubles: [trouble] }), { statements: [], earlier: [] })
      .map(({ text }) => text)
      .join('\n')
  expect(texts({ ...sound, sources })).toMatch(
    /could not be read: not known which routes are Valid\. .*, since 2026-11-20: Cut off\./,
  )
  expect(texts(sound)).not.toContain('2026-11-20')
})
