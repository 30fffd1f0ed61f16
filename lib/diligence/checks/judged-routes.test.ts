import { describe, expect, test } from 'vitest'
import { announcementsOf, nothingImported, observedSources, prefix, vrpsOf } from '#tests/support/evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { keyOfRoute } from '../route-keys.ts'
import { stateMoreSpecifics } from '../statements/more-specifics.ts'
import { stateRouting } from '../statements/routing.ts'
import { subjectOf } from '../statements/subject.ts'
import { findJudgedRoutes } from './judged-routes.ts'

const evidence = {
  ...nothingImported,
  vrps: vrpsOf(['198.51.0.0/16', 64500, 20], ['198.51.100.0/22', 64501, 22], ['198.51.100.0/24', 0, 32]),
  announcements: [
    announcementsOf(
      'pfx2as',
      ['198.51.0.0/16', 64500],
      ['198.51.100.0/22', 64500],
      ['198.51.100.0/24', 64501],
      ['198.51.101.0/24', 64501],
      ['198.51.0.0/17', '{64500,64501}'],
    ),
  ],
  sources: observedSources([
    ['pfx2as', 'announcements'],
    ['rpki-vrps', 'vrps'],
  ]),
}
const block = prefix('198.51.100.0/22')
const judgedAs = (route: { prefix: string; origin: number | null }) =>
  findJudgedRoutes(block, evidence).get(keyOfRoute(route))

describe('the VRPs that decide the state of a route', () => {
  test('are told with what fits: another AS, too long a route, or a match', () => {
    expect(judgedAs({ prefix: '198.51.100.0/22', origin: 64500 })).toEqual({
      ...{ state: 'invalid', reason: 'length' },
      vrps: [
        { prefix: '198.51.0.0/16', asn: 64500, maxLength: 20, fits: 'length' },
        { prefix: '198.51.100.0/22', asn: 64501, maxLength: 22, fits: 'origin' },
      ],
    })
    expect(judgedAs({ prefix: '198.51.0.0/16', origin: 64500 })).toMatchObject({
      state: 'valid',
      vrps: [{ fits: 'matches' }],
    })
  })

  test('match no AS_SET, and AS0 matches nobody', () => {
    expect(judgedAs({ prefix: '198.51.0.0/17', origin: null })?.vrps).toEqual([
      { prefix: '198.51.0.0/16', asn: 64500, maxLength: 20, fits: 'origin' },
    ])
    const part = judgedAs({ prefix: '198.51.100.0/24', origin: 64501 })?.vrps
    expect(part?.find(({ asn }) => asn === 0)?.fits).toBe('origin')
  })

  test('are not looked up without VRPs', () => {
    expect(findJudgedRoutes(block, { ...evidence, vrps: null }).size).toBe(0)
  })

  test('stand in the tables of the page, with the state of wider routes', () => {
    const dossier = examineBlock(block, evidence, { at: '2026-06-20T00:00:00Z', asn: null })
    const subject = subjectOf(dossier, findParticulars(block, evidence, null))
    const rows = stateRouting(subject).facts?.rows ?? []
    expect(rows.find(([route]) => route === '198.51.0.0/16')).toContain('Valid')
    expect(rows.find(([route]) => route === '198.51.100.0/22')).toContain(
      '198.51.0.0/16 for AS64500, up to /20: the route is longer and 198.51.100.0/22 for AS64501: another AS',
    )
    const inside = stateMoreSpecifics(subject).facts?.rows.find(([route]) => route === '198.51.100.0/24')
    expect(inside?.join(' ')).toContain('198.51.100.0/24 for AS0, up to /32: allows nobody')
  })
})
