import { expect, test } from 'vitest'
import { measuredOf } from '#tests/support/deal.ts'
import { nothingMeasured } from './judge-measurements.ts'
import { measurementEvidence, sameVerdict, verdictOf } from './measurement-evidence.ts'

const asOf = '2026-11-25T08:00:00Z'
const holder = { registry: null, name: 'Paper Lighthouse', start: '240.0.0.0', end: '240.0.3.255', exact: true }

test('what is kept of a measurement is the verdict, and what each source said, of when and from which file', () => {
  const measurements = {
    ...nothingMeasured,
    rdap: [{ source: 'rdap', asOf, sha256: null, answer: 'found' as const, value: { ...holder, holderId: 'ORG-B' } }],
    statistics: [
      { source: 'delegated-arin', asOf, sha256: 'a', answer: 'nothing-found' as const },
      { source: 'delegated-lacnic', asOf: null, sha256: null, answer: 'failed' as const, reason: 'It is too old.' },
      {
        source: 'delegated-ripencc',
        asOf,
        sha256: 'b',
        answer: 'found' as const,
        value: { ...holder, holderId: 'ORG-A', name: null, exact: false },
      },
    ],
  }
  const facts = measuredOf({ holder: { byRegistry: true, bySecondSource: null, asOf: new Date(asOf) } })
  expect(measurementEvidence(measurements, { facts, questions: ['holder'] })).toEqual({
    verdict: { registryShowsBuyer: 'yes', secondSourceShowsBuyer: 'unknown' },
    found: [
      { source: 'rdap', says: 'Paper Lighthouse (ORG-B) holds exactly 240.0.0.0 to 240.0.3.255', asOf },
      { source: 'delegated-ripencc', says: 'ORG-A holds 240.0.0.0 to 240.0.3.255', asOf, sha256: 'b' },
    ],
    nothingFound: ['delegated-arin'],
    notRead: [{ source: 'delegated-lacnic', reason: 'It is too old.' }],
  })
})

test('a verdict answers what was asked, in three words, and is the same whatever it was read from', () => {
  const facts = measuredOf({ isAnnounced: false, isCleanedUp: null })
  const verdict = verdictOf(facts, ['announcement', 'leftovers'])
  expect(verdict).toEqual({ lesseeAnnounces: 'no', nothingIsLeft: 'unknown' })
  expect(sameVerdict(verdict, { nothingIsLeft: 'unknown', lesseeAnnounces: 'no' })).toBe(true)
  expect(sameVerdict(verdict, { ...verdict, nothingIsLeft: 'yes' })).toBe(false)
})
