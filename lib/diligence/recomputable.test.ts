import { expect, test } from 'vitest'
import { attestedChecks } from './recomputable.ts'
import { mayTravel } from './source.ts'
import { sourceOf } from './source-catalogue.ts'

test('a check is attested as soon as one source that can change its answer is withheld', () => {
  expect([...attestedChecks(new Set(['route-objects']))]).toEqual(['routeObjects'])
  expect([...attestedChecks(new Set(['announcements']))]).toEqual(['routing', 'routeObjects'])
  expect([...attestedChecks(new Set(['vrps']))]).toEqual(['rpki', 'routing', 'routeObjects', 'whatIf'])
  // What an operator filters or asserts changes each answer that VRPs change.
  expect(attestedChecks(new Set(['local-exceptions']))).toEqual(attestedChecks(new Set(['vrps'])))
  expect(attestedChecks(new Set())).toEqual(new Set())
})

test('records travel only where they may be shown and passed on, and not where nobody knows', () => {
  const { terms } = sourceOf('spamhaus-drop', 'blocklist')
  expect(mayTravel(terms)).toBe(true)
  expect(mayTravel({ ...terms, mayShowPublic: false })).toBe(false)
  expect(mayTravel({ ...terms, mayRedistributeRaw: false })).toBe(false)
  expect(mayTravel(sourceOf('a-list-of-somebody', 'blocklist').terms)).toBe(false)
})
