import { describe, expect, test } from 'vitest'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import { asSetsOf, nothingImported, observedSources } from '#tests/support/evidence.ts'
import { examineAsn } from '../examine-asn.ts'
import { stateAsSets } from './as-sets.ts'

const at = '2026-06-20T00:00:00Z'
const state = (asSets: EvidenceSet['asSets'], refused: readonly string[] = [], when = at) => {
  const sources = observedSources(refused.map((source) => [source, 'route-objects'] as const))
  const failed = sources.map((source) => ({ ...source, status: 'failed' as const }))
  return stateAsSets(examineAsn(64500, { ...nothingImported, asSets, sources: failed }, when))
}

const radb = asSetsOf('as-sets-radb', ['AS-A', 64500], ['AS-C', 64500], ['AS-D', 'AS-A'], ['AS-ALL', 'AS-ANY'])
const ripe = asSetsOf('as-sets-ripe', ['AS-B', 64500])

describe('the statement on as-sets', () => {
  test('tells who names the AS, registries of RIRs first, and that this proves nothing', () => {
    const { text, facts, severity, answers } = state([radb, ripe])
    expect(text).toContain('3 as-sets name AS64500 itself: 1 of RIPE and 2 of RADB.')
    expect(text).toContain('1 more set has it through another. 1 set names every AS (AS-ANY).')
    expect(text).toContain('proves no contract and no consent')
    expect(facts?.rows).toEqual([
      ['AS-B', 'RIPE', 'A-MNT', '2024-05-06', 'the set'],
      ['AS-A', 'RADB', 'A-MNT', '2024-05-06', 'the set'],
      ['AS-C', 'RADB', 'A-MNT', '2024-05-06', 'the set'],
    ])
    expect([severity, answers]).toEqual(['notice', [{ answer: 'found', count: null }]])
  })

  test('is nothing found where the sets were read and none names it', () => {
    const { text, answers, facts } = state([asSetsOf('as-sets-ripe', ['AS-B', 64501])])
    expect([answers[0]?.answer, facts]).toEqual(['nothing-found', null])
    expect(text).toContain('No as-set of RIPE names AS64500 itself.')
  })

  test('is not checked where none were imported, failed where a file was refused, and says which of several', () => {
    expect(state([])).toMatchObject({
      answers: [{ answer: 'not-checked' }],
      text: expect.stringContaining('not checked'),
    })
    expect(state([], ['irr-radb'])).toMatchObject({
      answers: [{ answer: 'failed', count: 1 }],
      text: expect.stringContaining('RADB, as-sets could not be read'),
    })
    expect(state([ripe], ['irr-radb']).answers).toEqual([
      { answer: 'found', count: null },
      { answer: 'failed', count: 1 },
    ])
  })

  test('says that a dump is past its age', () => {
    expect(state([ripe], [], '2026-07-20T00:00:00Z').text).toContain('Past its limit of age: RIPE, as-sets')
  })
})
