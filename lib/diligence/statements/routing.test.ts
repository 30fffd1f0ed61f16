import { expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import type { ValidatedOrigin } from '../dossier.ts'
import { keyOfRoute, noParticulars, type Sighting } from '../particulars.ts'
import { stateMoreSpecifics } from './more-specifics.ts'
import { stateRouting } from './routing.ts'
import { subjectOf } from './subject.ts'

const valid: ValidatedOrigin = { origin: 64500, state: 'valid', reason: null }
const invalid: ValidatedOrigin = { origin: 64506, state: 'invalid', reason: 'origin' }
const prefix = '240.0.64.0/18'
const routed = (exact: ValidatedOrigin[], sightings: [string, Sighting][] = []) =>
  subjectOf(
    {
      ...soundDossier(),
      routing: { status: 'exact', exact, moreSpecifics: [{ ...invalid, prefix: '240.0.64.0/25' }], covering: [] },
    },
    { ...noParticulars, sightings: new Map(sightings) },
  )

test('one Invalid origin beside a Valid one is not said of the block’s own route', () => {
  expect(stateRouting(routed([valid, invalid])).headline).toBe('1 of 2 origins (AS64506) is RPKI-Invalid')
  expect(stateRouting(routed([invalid])).headline).toBe('its route from AS64506 is RPKI-Invalid')
})

test('where a table counts its peers each origin is told with them', () => {
  const { text, facts } = stateRouting(
    routed([valid], [[keyOfRoute({ prefix, origin: 64500 }), { peers: 12, of: 340 }]]),
  )
  expect(text).toContain('AS64500 (seen by 12 of about 340 peers) announces the /18')
  expect(facts?.rows[0]).toContain('12 of about 340 peers')
})

test('a leaked route is told with how few peers see it', () => {
  const subject = routed([valid], [[keyOfRoute({ prefix: '240.0.64.0/25', origin: 64506 }), { peers: 3, of: 340 }]])
  expect(stateMoreSpecifics(subject).text).toContain('(seen by 3 of about 340 peers)')
})

test('every more-specific is counted under its RPKI state, and an Invalid one is named', () => {
  const route = (third: number, state: ValidatedOrigin) => ({ ...state, prefix: `240.0.${third}.0/24` })
  const notFound: ValidatedOrigin = { origin: 64507, state: 'not-found', reason: null }
  const textOf = (...moreSpecifics: ({ prefix: string } & ValidatedOrigin)[]) => {
    const sound = soundDossier()
    const routing = { status: 'exact' as const, exact: [valid], moreSpecifics, covering: [] }
    return stateMoreSpecifics(subjectOf({ ...sound, routing })).text
  }
  expect(textOf(route(64, valid), route(65, notFound), route(66, invalid))).toContain(
    'RPKI: 1 Valid, 1 NotFound and 1 Invalid (240.0.66.0/24 from AS64506 by origin).',
  )
  expect(textOf(route(64, valid), route(65, valid))).toContain('RPKI: all 2 Valid.')
})
