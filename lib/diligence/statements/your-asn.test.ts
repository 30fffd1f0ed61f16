import { expect, test } from 'vitest'
import { dossierOf, everySource, soundDossier } from '#tests/support/dossier-builder.ts'
import type { AsnDropFinding } from '../find-asn-drop.ts'
import { noParticulars } from '../particulars.ts'
import type { AttestedProviders } from '../providers-of.ts'
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

test('an AS that a list advises to drop is a warning even where its route is Valid; what was not asked is said', () => {
  const dossier = { ...soundDossier(), whatIf: { origin: 64_500, state: 'valid', reason: null } as const }
  const list = { list: 'spamhaus-asndrop', asOf: '2026-11-23', status: 'observed' } as const
  const entry = { rir: null, domain: null, country: null, name: null }
  const providers = { answer: 'found', asOf: '2026-11-23', providers: [64_501] } as const
  const stated = (drop: AsnDropFinding, attested: AttestedProviders = { answer: 'not-checked' }) =>
    stateYourAsn(subjectOf(dossier, { ...noParticulars, readerAsn: { drop, providers: attested } }))
  expect(stated({ answer: 'found', ...list, entry }, providers)).toMatchObject({
    severity: 'warning',
    text: expect.stringMatching(/AS64500 is on Spamhaus ASN-DROP of 2026-11-23.*attests as its providers AS64501/),
  })
  expect(stated({ answer: 'nothing-found', ...list }).text).toContain('is not on Spamhaus ASN-DROP of 2026-11-23')
  expect(stated({ answer: 'not-checked', list: list.list }).text).toMatch(/was not checked.*ASPA\) were not checked/)
})

test('what was typed and is no ASN is said to be none, not that nothing was typed', () => {
  const refusedAsn = '"foo" is not an AS number.'
  expect(stateYourAsn(subjectOf(soundDossier(), { ...noParticulars, refusedAsn })).text).toMatch(/^"foo" is not an AS/)
  expect(stateYourAsn(subjectOf(soundDossier())).text).toMatch(/^No ASN was named\./)
})

test('a route that runs is said to be Invalid, and who else announces the block too', () => {
  const dossier = {
    ...soundDossier(),
    whatIf: { origin: 64_506, state: 'invalid', reason: 'origin' } as const,
    routing: {
      status: 'exact' as const,
      exact: [
        { origin: 64_500, state: 'valid', reason: null } as const,
        { origin: 64_506, state: 'invalid', reason: 'origin' } as const,
      ],
      moreSpecifics: [],
      covering: [],
    },
  }
  const { text, headline } = stateYourAsn(subjectOf(dossier))
  expect(text).toContain('The route 240.0.64.0/18 is announced by AS64506 and Invalid today')
  expect(text).toContain('Also announced by AS64500.')
  expect(headline).toBe('the route from AS64506 is Invalid')
  const foreign = { ...dossier, whatIf: { ...dossier.whatIf, origin: 64_511 } }
  expect(stateYourAsn(subjectOf(foreign)).text).toContain('From AS64511 the route 240.0.64.0/18 would be Invalid today')
})
