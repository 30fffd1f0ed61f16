import { expect, test } from 'vitest'
import { dossierOf, everySource, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { Dossier } from '../dossier.ts'
import { noParticulars } from '../particulars.ts'
import { stateRpki } from './rpki.ts'
import { subjectOf } from './subject.ts'

test('of a block covered in part it is said which parts are not, and for whom the others are', () => {
  const dossier = dossierOf('240.1.32.0/22', {
    rpki: { coverage: 'partial', coveredAddresses: 512, as0: 'none', coveringVrps: [], moreSpecificVrps: 2 },
    sources: [...everySource],
  })
  const particulars = { ...noParticulars, uncovered: ['240.1.34.0/23'], asnsOfParts: [64_501] }
  const { text } = stateRpki(subjectOf(dossier, particulars))
  expect(text).toContain('2 payloads for parts of it (AS64501)')
  expect(text).toContain('Without one: 240.1.34.0/23.')
  expect(text).not.toContain('0 payloads')
})

/** The ROA names AS64500, and now somebody else announces the block. */
function idle(earlierOrigin: number) {
  const routing = (origin: number): Dossier['routing'] => ({
    status: 'exact',
    exact: [{ origin, state: 'not-found', reason: null }],
    moreSpecifics: [],
    covering: [],
  })
  const earlier = dossierOf('240.0.64.0/18', {
    at: '2026-05-07T00:00:00.000Z',
    routing: routing(earlierOrigin),
    sources: [{ ...observed('bgp-riswhois', 'observed', '2026-05-07'), sha256: 'a'.repeat(64) }],
  })
  return stateRpki(subjectOf({ ...soundDossier(), routing: routing(64505) }), [earlier]).text
}

test('an ASN that a ROA allows and nobody sees now is told with the day it was last seen', () => {
  expect(idle(64500)).toContain('AS64500 may announce it and does not (last seen 2026-05-07)')
  expect(idle(64505)).toContain('AS64500 may announce it and does not (nor in the table of 2026-05-07)')
})
