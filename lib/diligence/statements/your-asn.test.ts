import { expect, test } from 'vitest'
import { dossierOf, everySource, soundDossier } from '#tests/support/dossier-builder.ts'
import { noParticulars } from '../particulars.ts'
import { subjectOf } from './subject.ts'
import { stateYourAsn } from './your-asn.ts'

test('a reserved ASN is a warning that leads the verdict, whatever a ROA says', () => {
  const dossier = { ...soundDossier(), whatIf: { origin: 65_535, state: 'valid', reason: null } as const }
  const statement = stateYourAsn(subjectOf(dossier, { ...noParticulars, reservedAsn: 'Reserved by [RFC7300]' }))
  expect(statement).toMatchObject({
    severity: 'warning',
    headline: 'AS65535 is reserved: no network announces from it',
  })
  expect(statement.text).not.toContain('must add')
})

test('the routes that a first ROA would turn Invalid are listed', () => {
  const notFound = { state: 'not-found', reason: null } as const
  const dossier = dossierOf('240.0.64.0/18', {
    rpki: { coverage: 'none', coveredAddresses: 0, as0: 'none', coveringVrps: [], moreSpecificVrps: 0 },
    routing: {
      status: 'exact',
      exact: [{ origin: 64_501, ...notFound }],
      moreSpecifics: [{ prefix: '240.0.64.0/24', origin: 64_502, ...notFound }],
      covering: [],
    },
    whatIf: { origin: 64_500, ...notFound },
    sources: [...everySource],
  })
  const { text, facts } = stateYourAsn(subjectOf(dossier))
  expect(text).toContain('2 NotFound routes Invalid')
  expect(facts?.rows).toEqual([['240.0.64.0/18 from AS64501'], ['240.0.64.0/24 from AS64502']])
})
