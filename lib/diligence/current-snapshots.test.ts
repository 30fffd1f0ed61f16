import { describe, expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import { currentSnapshots, sourceStatus } from './current-snapshots.ts'
import { sourceOf } from './source-catalogue.ts'

const drop = (asOf: string | null, sha256: string, records = 1) =>
  snapshot({ source: 'spamhaus-drop', kind: 'blocklist', asOf, sha256, records })
const current = (at: string, ...snapshots: ReturnType<typeof drop>[]) =>
  currentSnapshots(snapshots, at).get('spamhaus-drop')?.sha256

describe('the current snapshot', () => {
  const old = drop('2025-07-20', 'old')
  const recent = drop('2026-06-19T09:44:02Z', 'recent')

  test('is the newest, in whatever order files were read', () => {
    expect(current('2026-11-23T00:00:00Z', recent, old)).toBe('recent')
    expect(current('2026-11-23T00:00:00Z', old, recent)).toBe('recent')
  })

  test('at an earlier moment is the newest that existed then', () => {
    expect(current('2026-01-01T00:00:00Z', old, recent)).toBe('old')
    expect(current('2024-01-01T00:00:00Z', old, recent)).toBeUndefined()
  })

  test('is never an undated one while a dated one exists', () => {
    expect(current('2026-11-23T00:00:00Z', drop(null, 'undated'), old)).toBe('old')
    expect(current('2026-11-23T00:00:00Z', drop(null, 'undated'))).toBe('undated')
  })

  test('of undated ones is the one fetched last, though another may be fuller', () => {
    const fuller = { ...drop(null, 'fuller', 9), fetchedAt: '2026-06-18T00:00:00Z' }
    expect(current('2026-11-23T00:00:00Z', drop(null, 'later', 5), fuller)).toBe('later')
  })

  test('of undated ones is the last fetched by that moment, whatever is fetched afterwards', () => {
    const fetched = (sha256: string, fetchedAt: string) => ({ ...drop(null, sha256), fetchedAt })
    const today = fetched('today', '2026-06-20T00:00:00Z')
    const tomorrow = fetched('tomorrow', '2026-06-21T00:00:00Z')
    expect(current('2026-06-20T12:00:00Z', today, tomorrow)).toBe('today')
    expect(current('2026-06-21T12:00:00Z', today, tomorrow)).toBe('tomorrow')
  })

  test('before any undated one was fetched is the first that was', () => {
    const fetched = (sha256: string, fetchedAt: string) => ({ ...drop(null, sha256), fetchedAt })
    const [first, second] = [fetched('first', '2026-06-20T00:00:00Z'), fetched('second', '2026-06-21T00:00:00Z')]
    expect(current('2026-01-01T00:00:00Z', second, first)).toBe('first')
  })

  test('of one date is the fuller', () => {
    expect(current('2026-11-23T00:00:00Z', drop('2026-06-19', 'a', 5), drop('2026-06-19', 'b', 9))).toBe('b')
  })
})

describe('a source', () => {
  const source = sourceOf('spamhaus-drop', 'blocklist')
  const at = '2026-06-20T00:00:00Z'

  test('without a snapshot is not configured, or failed where an import was refused', () => {
    expect(sourceStatus(source, { current: undefined, fault: null }, at)).toBe('not-configured')
    expect(sourceStatus(source, { current: undefined, fault: { kind: 'refused' } }, at)).toBe('failed')
    expect(sourceStatus(source, { current: undefined, fault: { kind: 'unfetched' } }, at)).toBe('failed')
  })

  test('is stale past its own limit, and as soon as a newer file of it is refused', () => {
    const statusWith = (asOf: string, kind: 'refused' | 'unfetched' | null) =>
      sourceStatus(source, { current: drop(asOf, 'a'), fault: kind && { kind } }, at)
    expect(statusWith('2026-06-19', null)).toBe('observed')
    expect(statusWith('2026-06-01', null)).toBe('stale')
    expect(statusWith('2026-06-19', 'refused')).toBe('stale')
  })

  test('that cannot be fetched stands on its last good value until that is too old', () => {
    const statusWith = (asOf: string) =>
      sourceStatus(source, { current: drop(asOf, 'a'), fault: { kind: 'unfetched' } }, at)
    expect(statusWith('2026-06-19')).toBe('observed')
    expect(statusWith('2026-06-01')).toBe('stale')
  })
})

test('a file that says until when it is good is stale from then on, however young it is', () => {
  const source = sourceOf('rpki-vrps', 'vrps')
  const given = { source: 'rpki-vrps', kind: 'vrps', asOf: '2026-11-23T09:00:00Z' } as const
  const current = snapshot({ ...given, usableUntil: '2026-11-23T11:00:00Z' })
  const statusAt = (at: string) => sourceStatus(source, { current, fault: null }, at)
  expect(statusAt('2026-11-23T11:00:00Z')).toBe('observed')
  expect(statusAt('2026-11-23T11:00:01Z')).toBe('stale')
  // One that would be good for a week is held to the limit of its source all the same.
  const long = { current: snapshot({ ...given, usableUntil: '2026-11-30T09:00:00Z' }), fault: null }
  expect(sourceStatus(source, long, '2026-11-24T09:00:01Z')).toBe('stale')
})
