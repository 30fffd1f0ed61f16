import { expect, test } from 'vitest'
import { buildAspaIndex, openAspaIndex } from '#lib/routing/aspa-index.ts'
import { observedSources, snapshot } from '#tests/support/evidence.ts'
import { providersOf } from './providers-of.ts'

const aspas = {
  snapshot: snapshot({ source: 'rpki-aspas', kind: 'aspas' }),
  table: openAspaIndex(
    buildAspaIndex([
      { customer: 64500, providers: [64501, 64502], offset: 0 },
      { customer: 64503, providers: [0], offset: 0 },
    ]),
  ),
}

test.each([
  ['an AS that attests two providers', 64500, { answer: 'found', asOf: '2026-06-19', providers: [64501, 64502] }],
  ['one that attests AS0 has none', 64503, { answer: 'found', asOf: '2026-06-19', providers: [] }],
  ['one that attests nothing is not one that has none', 64501, { answer: 'nothing-found', asOf: '2026-06-19' }],
])('%s', (_claim, asn, answer) => {
  expect(providersOf(asn, { aspas, sources: [] })).toEqual(answer)
})

test('without an import nothing was checked, and an export of VRPs that could not be read has failed', () => {
  expect(providersOf(64500, { aspas: null, sources: [] })).toEqual({ answer: 'not-checked' })
  const sources = observedSources([['rpki-vrps', 'vrps']]).map((source) => ({ ...source, status: 'failed' as const }))
  expect(providersOf(64500, { aspas: null, sources })).toEqual({ answer: 'failed' })
})
