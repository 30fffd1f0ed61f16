import { expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import { type Refused, stateBesideSources, stateLocationSources } from './state-sources.ts'

const at = '2026-06-20T09:00:00Z'

const refused = { kind: 'refused', since: at, reason: 'It is empty.' } as const

const stated = (refusals: readonly Refused[], current: readonly ReturnType<typeof snapshot>[] = []) =>
  stateLocationSources(
    {
      current: new Map(current.map((one) => [one.source, one])),
      faults: new Map(refusals.map(({ source }) => [source ?? '', refused])),
      refusals,
    },
    at,
  ).map(({ source, kind, status }) => [source, kind, status])

test('a geofeed or a provider of any name that was refused is a failed source, never one that nobody imported', () => {
  expect(
    stated([
      { source: 'geofeed-example', kind: 'geofeed' },
      { source: 'our-provider', kind: 'locations' },
      { source: 'dbip-country', kind: 'locations' },
      { source: 'spamhaus-drop' },
      { source: null },
    ]),
  ).toEqual([
    ['dbip-country', 'locations', 'failed'],
    ['geofeed-example', 'geofeed', 'failed'],
    ['our-provider', 'locations', 'failed'],
  ])
})

test('where an earlier file stands in for the refused one, the source is told once and by that', () => {
  const earlier = snapshot({ source: 'geofeed-example', kind: 'geofeed', asOf: at, fetchedAt: at })
  expect(stated([{ source: 'geofeed-example', kind: 'geofeed' }], [earlier])).toEqual([
    ['geofeed-example', 'geofeed', 'stale'],
  ])
})

test('beside the dossier those that cannot be read are told, with what their name or their refused file was', () => {
  const current = snapshot({ source: 'inetnums-afrinic', kind: 'inetnums', sha256: 'one file' })
  const routes = snapshot({ source: 'irr-afrinic', kind: 'route-objects', sha256: 'one file' })
  const young = snapshot({ source: 'inetnums-ripe', kind: 'inetnums', asOf: at })
  const ids = ['irr-afrinic', 'dbip-country', 'as-sets-ripe', 'my-list', 'our-providers']
  const besides = stateBesideSources(
    {
      current: new Map([current, routes, young].map((one) => [one.source, one])),
      faults: new Map(ids.map((id) => [id, refused])),
      refusals: [{ source: 'our-providers', kind: 'aspas' }],
    },
    at,
  )
  expect(besides.map(({ source, kind, status }) => [source, kind, status])).toEqual([
    ['as-sets-ripe', 'as-sets', 'failed'],
    ['inetnums-afrinic', 'inetnums', 'stale'],
    ['my-list', 'blocklist', 'failed'],
    ['our-providers', 'aspas', 'failed'],
  ])
  expect(besides.every(({ fault }) => fault === refused)).toBe(true)
})
