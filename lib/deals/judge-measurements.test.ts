import { describe, expect, test } from 'vitest'
import type { Trace } from '#lib/diligence/measurements/measure-traces.ts'
import type { Measured, RegisteredHolder } from '#lib/diligence/measurements/measurement.ts'
import { judgeMeasurements, type Measurements, nothingMeasured } from './judge-measurements.ts'

const from = (source: string, asOf: string | null = '2026-11-25T08:00:00Z') => ({ source, asOf, sha256: null })
const found = <T>(value: T, source = 'a'): Measured<T> => ({ ...from(source), answer: 'found', value })
const nothing = (source = 'a'): Measured<never> => ({ ...from(source), answer: 'nothing-found' })
const failed = (source = 'a'): Measured<never> => ({ ...from(source), answer: 'failed', reason: 'It is too old.' })
const notChecked = (source = 'a'): Measured<never> => ({ ...from(source), answer: 'not-checked', reason: 'No file.' })

const holder = (holderId: string | null, exact = true): RegisteredHolder => ({
  ...{ registry: 'ripencc', holderId, name: null, start: '240.0.0.0', end: '240.0.3.255', exact },
})
const transfer = { date: '2026-11-25', type: null, sourceRir: null, recipientRir: null }
const logged = { ...transfer, source: 'A', recipient: 'B', start: '240.0.0.0', end: '240.0.3.255' }
const sighting = (origin: number | null) => ({ prefix: '240.0.0.0/22', origin, relation: 'exact' as const })
const trace = (kind: Trace['kind'], relation: Trace['relation']): Trace => ({
  ...{ kind, relation, prefix: '240.0.0.0/22', asn: 64500 },
})

const judge = (given: Partial<Measurements>, deal: { holderId?: string | null; asn?: number | null } = {}) =>
  judgeMeasurements({ ...nothingMeasured, ...given }, { holderId: 'ORG-B', asn: 64500, ...deal })

test('what nobody measured is not known, and neither is its time', () => {
  expect(judge({})).toEqual({
    holder: { byRegistry: null, bySecondSource: null, asOf: null },
    ...{ isAuthorised: null, isAnnounced: null, announcedAsOf: null, isCleanedUp: null },
  })
})

describe('the holder by the registry', () => {
  const byRegistry = (rdap: Measured<RegisteredHolder>, holderId: string | null = 'ORG-B') =>
    judge({ rdap: [rdap] }, { holderId }).holder.byRegistry

  test('is the buyer only under the agreed id, and of exactly the block', () => {
    expect(byRegistry(found(holder('ORG-B')))).toBe(true)
    expect(byRegistry(found(holder('ORG-A')))).toBe(false)
    expect(byRegistry(found(holder('ORG-B', false)))).toBe(false)
    expect(byRegistry(nothing())).toBe(false)
  })

  test('is nobody where the agreement names nobody, not even a holder without an id', () => {
    expect(byRegistry(found(holder(null)), null)).toBe(false)
  })

  test('is not known where the registry gave no answer', () => {
    expect([byRegistry(failed()), byRegistry(notChecked())]).toEqual([null, null])
  })
})

describe('the second source', () => {
  const second = (given: Partial<Measurements>) => judge(given).holder.bySecondSource

  test('is any statistics or any log that says so, whatever the others could not say', () => {
    expect(second({ statistics: [failed('x'), found(holder('ORG-B'))], transfers: [failed()] })).toBe(true)
    expect(second({ statistics: [nothing()], transfers: [failed('x'), found(logged)] })).toBe(true)
  })

  test('says no only where each was read and none says so', () => {
    expect(second({ statistics: [nothing('x'), found(holder('ORG-A'))], transfers: [nothing()] })).toBe(false)
    expect(second({ statistics: [nothing('x'), failed()], transfers: [nothing()] })).toBeNull()
    expect(second({ statistics: [nothing()], transfers: [] })).toBeNull()
  })
})

describe('a route', () => {
  const permitted = found({
    covering: [],
    permitting: [{ prefix: '240.0.0.0/22', asn: 64500, maxLength: 22, ta: 'x' }],
    validation: { state: 'valid', reason: null },
  } as const)
  const withObject = found([trace('route-object', 'exact')])

  test('is authorised by a VRP that permits it and a route object, not by one of the two', () => {
    const authorised = (validation: Measurements['validation'], traces: Measurements['traces']) =>
      judge({ validation, traces }).isAuthorised
    expect(authorised([permitted], [nothing('irr'), withObject])).toBe(true)
    expect(authorised([permitted], [nothing()])).toBe(false)
    expect(authorised([nothing()], [withObject])).toBe(false)
    expect(authorised([permitted], [failed()])).toBeNull()
    expect(authorised([nothing()], [failed()])).toBe(false)
    expect(authorised([permitted], [found([trace('vrp', 'exact')])])).toBe(false)
  })

  test('is announced where any collector sees it by the lessee, gone where each was read and none does', () => {
    const announced = (...sightings: Measurements['sightings']) => judge({ sightings }).isAnnounced
    expect(announced(failed('x'), found([sighting(64500)]))).toBe(true)
    expect(announced(nothing('x'), found([sighting(64511), sighting(null)]))).toBe(false)
    expect(announced(nothing('x'), failed())).toBeNull()
    expect(announced(nothing('x'), notChecked())).toBeNull()
  })

  test('is known of the oldest moment that a collector speaks of; one without a time leaves it open', () => {
    const old = { ...nothing('x'), asOf: '2026-11-23' }
    expect(judge({ sightings: [nothing(), old] }).announcedAsOf).toEqual(new Date('2026-11-23T00:00:00Z'))
    expect(judge({ sightings: [nothing(), { ...old, asOf: null }] }).announcedAsOf).toBeNull()
  })
})

test('after a sale a route of the seller’s ASes is left over too, also a wider one that covers the block', () => {
  const sold = (...formerRoutes: Measurements['formerRoutes']) =>
    judge({ traces: [nothing('x')], formerRoutes }, { asn: null }).isCleanedUp
  const covering = { prefix: '240.0.0.0/20', origin: 64500, relation: 'covers' as const }
  expect(sold(nothing('a'), nothing('b'))).toBe(true)
  expect(sold(nothing('a'), found([covering]))).toBe(false)
  expect(sold(nothing('a'), failed())).toBeNull()
  expect(sold()).toBeNull()
})

test('nothing is left over only where VRPs and every routing registry were read; a wider route object is no leftover', () => {
  const cleanedUp = (...traces: Measurements['traces']) => judge({ traces }).isCleanedUp
  expect(cleanedUp(nothing('x'), nothing('y'))).toBe(true)
  expect(cleanedUp(nothing('x'), found([trace('route-object', 'covers')]))).toBe(true)
  expect(cleanedUp(nothing('x'), found([trace('route-object', 'inside')]))).toBe(false)
  expect(cleanedUp(nothing('x'), found([trace('vrp', 'covers')]))).toBe(false)
  expect(cleanedUp(nothing('x'), failed())).toBeNull()
})
