import { expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import { type Refused, stateLocationSources } from './state-sources.ts'

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
