import { expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import type { RouteObjectFinding } from '../dossier.ts'
import { noParticulars } from '../particulars.ts'
import { stateRouteObjects } from './route-objects.ts'
import { subjectOf } from './subject.ts'

const prefix = '240.0.64.0/18'
type Changes = Partial<Pick<RouteObjectFinding, 'source' | 'inBgp'>>
const object = (origin: number, changes: Changes = {}): RouteObjectFinding => ({
  prefix,
  origin,
  source: 'RIPE',
  relation: 'exact',
  inBgp: true,
  state: 'invalid',
  reason: 'origin',
  ...changes,
})
const state = (...routeObjects: RouteObjectFinding[]) =>
  stateRouteObjects(
    subjectOf(
      { ...soundDossier(), routeObjects },
      { ...noParticulars, maintainers: new Map([[`${prefix} 64506 RADB`, 'MAINT-AS64506']]) },
    ),
  )

test('an object whose Invalid route still runs is not among those that are in order', () => {
  const statement = state(object(64506))
  expect(statement.severity).toBe('warning')
  expect(statement.text).toContain('1 route object; it is one whose route is RPKI-Invalid today (AS64506 in RIPE)')
  expect(statement.text).not.toContain('none left over')
})

test('an object without a route and one with an Invalid route are counted apart', () => {
  const { text } = state(object(64506), object(64507, { inBgp: false }))
  expect(text).toContain('1 without a route today (AS64507 in RIPE) and 1 whose route is RPKI-Invalid today')
})

test('where only the maintainer can delete an object, the maintainer is named', () => {
  expect(state(object(64506, { source: 'RADB' })).text).toContain('only by its maintainer: MAINT-AS64506.')
})
