import { expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import type { RouteObjectFinding } from '../dossier.ts'
import { noParticulars } from '../particulars.ts'
import { stateRouteObjects } from './route-objects.ts'
import { subjectOf } from './subject.ts'

const prefix = '240.0.64.0/18'
const object = (origin: number, changes: Partial<RouteObjectFinding> = {}): RouteObjectFinding =>
  Object.assign(invalidObject(origin), changes)
const invalidObject = (origin: number): RouteObjectFinding => ({
  prefix,
  origin,
  source: 'RIPE',
  relation: 'exact',
  inBgp: true,
  state: 'invalid',
  reason: 'origin',
})
const state = (...routeObjects: RouteObjectFinding[]) =>
  stateRouteObjects(
    subjectOf(
      { ...soundDossier(), routeObjects },
      { ...noParticulars, maintainers: new Map([[`${prefix} 64506 RADB`, 'MAINT-AS64506']]) },
    ),
  )

test('an object whose Invalid route still runs is in BGP and Invalid, and not among those that are in order', () => {
  const statement = state(object(64506))
  expect(statement.severity).toBe('warning')
  expect(statement.text).toContain(
    '1 route object. In BGP today, but RPKI-Invalid: 240.0.64.0/18 from AS64506 in RIPE.',
  )
  expect(statement.text).not.toContain('In BGP today:')
})

test('each object is named once, by prefix, origin and registry, under what became of its route', () => {
  const { text } = state(
    object(64500, { state: 'valid', reason: null }),
    object(64506),
    object(64507, { inBgp: false, state: 'not-found', reason: null }),
    object(64509, { inBgp: false }),
    object(64508, { relation: 'covers', prefix: '240.0.0.0/16' }),
  )
  expect(text).toMatch(
    /^5 route objects\. In BGP today: 240\.0\.64\.0\/18 from AS64500 in RIPE\. In BGP today, but RPKI-Invalid: .*AS64506 in RIPE\. Without a route today: .*AS64507 in RIPE\. Without a route today, and RPKI-Invalid: .*AS64509 in RIPE\. For a wider block: 240\.0\.0\.0\/16 from AS64508 in RIPE\./,
  )
})

test('past the first few objects of a kind the rest are counted', () => {
  const many = [1, 2, 3, 4, 5].map((origin) => object(origin, { inBgp: false }))
  expect(state(...many).text).toMatch(/AS1 in RIPE, .*AS2 in RIPE, .*AS3 in RIPE and 2 more\./)
})

test('silence is that of the registries asked, by name', () => {
  const statement = state()
  expect(statement.severity).toBe('notice')
  expect(statement.text).toContain(
    'No route object names it in the 6 registries asked (RIPE, ARIN, APNIC, LACNIC, AFRINIC and RADB)',
  )
})

test('an object for a wider block alone says nothing good of this one', () => {
  const wider = object(64500, { relation: 'covers', prefix: '240.0.0.0/16', state: 'valid', reason: null })
  expect(state(wider).severity).toBe('notice')
})

test('where only the maintainer can delete an object, the maintainer is named, and how sure that rule is', () => {
  expect(state(object(64506, { source: 'RADB' })).text).toContain(
    'only by its maintainer (unconfirmed): MAINT-AS64506.',
  )
})

test('a route that no object names is told, and takes the green away', () => {
  const sound = soundDossier()
  const route = { origin: 64507, state: 'valid', reason: null, prefix: '240.0.64.0/20' } as const
  const routing = sound.routing && { ...sound.routing, moreSpecifics: [route] }
  expect(stateRouteObjects(subjectOf(sound)).severity).toBe('good')
  const statement = stateRouteObjects(subjectOf({ ...sound, routing }))
  expect(statement.severity).toBe('notice')
  expect(statement.text).toContain('Announced without one in the registries asked: 240.0.64.0/20 from AS64507.')
})
