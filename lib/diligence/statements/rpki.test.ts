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

/** The ROA goes two lengths down, and its AS announces so many of the /20s inside. */
const withParts = (count: number, origin = 64500) => {
  const parts = Array.from({ length: count }, (_, part) => `240.0.${64 + 16 * part}.0/20`)
  const dossier = dossierOf('240.0.64.0/18', {
    rpki: {
      ...{ coverage: 'full', coveredAddresses: 16_384, as0: 'none', moreSpecificVrps: 0 },
      coveringVrps: [{ prefix: '240.0.64.0/18', asn: 64500, maxLength: 20, ta: 'ripe' }],
    },
    routing: {
      status: 'exact',
      exact: [{ origin: 64500, state: 'valid', reason: null }],
      moreSpecifics: parts.map((prefix) => ({ prefix, origin, state: 'valid', reason: null })),
      covering: [],
    },
    sources: [...everySource],
  })
  return stateRpki(subjectOf(dossier)).text
}

test('a ROA is looser than what is announced until each prefix of its longest length is, by its own AS', () => {
  const loose = 'Looser than what is announced: AS64500 240.0.64.0/18 up to /20.'
  for (const text of [withParts(0), withParts(1), withParts(3), withParts(4, 64501)]) expect(text).toContain(loose)
  expect(withParts(4)).not.toContain('Looser')
})

/** A /24 under the ROA of its aggregate, which goes down to `maxLength`. */
const underAggregate = (maxLength: number) =>
  stateRpki(
    subjectOf(
      dossierOf('240.1.72.0/24', {
        rpki: {
          coverage: 'full',
          coveredAddresses: 256,
          as0: 'none',
          coveringVrps: [{ prefix: '240.1.64.0/18', asn: 64500, maxLength, ta: 'apnic' }],
          moreSpecificVrps: 0,
        },
        sources: [...everySource],
      }),
    ),
  )

test('a ROA of the aggregate alone covers a part and makes every route of it Invalid, the ROA’s own AS included', () => {
  const { severity, text } = underAggregate(18)
  expect(severity).toBe('warning')
  expect(text).toContain('It allows no route longer than /18 (maxLength)')
  expect(text).toContain('any route of the /24 itself is Invalid, from AS64500 too')
})

test('where the aggregate’s maxLength reaches the part, no route is said to be Invalid', () => {
  expect(underAggregate(24)).toMatchObject({ severity: 'notice', text: expect.not.stringContaining('Invalid') })
})
