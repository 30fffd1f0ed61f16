import { describe, expect, test } from 'vitest'
import { afterFailure, afterSuccess, type FetchState, findDueTime } from './fetch-state.ts'
import type { SourceDownload } from './source.ts'
import { sourceCatalogue, sourceOf } from './source-catalogue.ts'

const url = 'https://lists.example/drop.json'
const download: SourceDownload = {
  url,
  everyHours: 12,
  leastHours: 1,
  dayFrom: 'last-modified',
  confidence: 'verified',
  dateRead: '2026-11-23',
}
const at = '2026-11-30T08:00:00.000Z'
const tried = { source: 'drop', url, at }
const got = { etag: '"1"', lastModified: null, bytes: 100, sha256: 'f00d' }
const failed = { reason: 'timeout', sentence: 'It took too long.', retryAfterMs: null } as const

/** The state after so many failures in a row behind one success. */
function failing(times: number, retryAfterMs: number | null = null): FetchState {
  let state = afterSuccess({ ...tried, at: '2026-11-29T00:00:00.000Z' }, got)
  for (let i = 0; i < times; i++) state = afterFailure(tried, state, { ...failed, retryAfterMs })
  return state
}

describe('a source is due', () => {
  test('at once where it was never fetched, or never from this address', () => {
    expect(findDueTime(download, null)).toBeNull()
    expect(findDueTime(download, { ...failing(3), url: 'https://mirror.example/drop.json' })).toBeNull()
  })

  test('after its interval, give or take the minutes a schedule is late', () => {
    expect(findDueTime(download, afterSuccess(tried, got))).toBe('2026-11-30T19:58:00.000Z')
  })

  test('never sooner than its publisher wants it, though the interval be as short', () => {
    expect(findDueTime({ ...download, everyHours: 1 }, afterSuccess(tried, got))).toBe('2026-11-30T09:00:00.000Z')
  })

  test.each([
    [1, '2026-11-30T09:00:00.000Z'],
    [2, '2026-11-30T10:00:00.000Z'],
    [3, '2026-11-30T12:00:00.000Z'],
    [9, '2026-11-30T20:00:00.000Z'],
  ])('after %i failures later and later, and never later than after a success', (times, due) => {
    expect(findDueTime(download, failing(times))).toBe(due)
  })

  test('when the server wants to be asked again, if that is later', () => {
    expect(findDueTime(download, failing(1, 5 * 3_600_000))).toBe('2026-11-30T13:00:00.000Z')
    expect(findDueTime(download, failing(1, 60_000))).toBe('2026-11-30T09:00:00.000Z')
  })
})

describe('a failure', () => {
  test('counts from the first in a row and keeps what is known of the last good file', () => {
    const first = afterFailure(tried, failing(0), failed)
    const second = afterFailure({ ...tried, at: '2026-11-30T09:00:00.000Z' }, first, failed)
    expect(second).toMatchObject({
      ...got,
      succeededAt: '2026-11-29T00:00:00.000Z',
      triedAt: '2026-11-30T09:00:00.000Z',
      failure: { since: at, times: 2, reason: 'timeout' },
    })
  })

  test('at another address keeps nothing that would be asked by there', () => {
    const moved = afterFailure({ ...tried, url: 'https://mirror.example/' }, failing(0), failed)
    expect(moved).toMatchObject({ etag: null, bytes: null, sha256: null, succeededAt: '2026-11-29T00:00:00.000Z' })
  })

  test('is over with a success', () => {
    expect(afterSuccess(tried, got).failure).toBeNull()
  })

  test('is remembered up to the first success, and not once something was got', () => {
    const never = afterFailure({ ...tried, at: '2026-11-29T00:00:00.000Z' }, null, failed)
    const first = afterSuccess(tried, got, never)
    const told = { sentence: failed.sentence, since: '2026-11-29T00:00:00.000Z', until: at }
    expect(first.beforeFirst).toEqual(told)
    expect(afterSuccess(tried, got, afterFailure(tried, first, failed)).beforeFirst).toEqual(told)
    expect(afterSuccess(tried, got, failing(2)).beforeFirst).toBeUndefined()
  })
})

describe('the catalogue', () => {
  const downloads = sourceCatalogue.flatMap(({ id, staleAfterHours, download: row }) =>
    row ? [{ id, staleAfterHours, ...row }] : [],
  )

  test('fetches over https alone, and each source well before it is stale', () => {
    expect(downloads.length).toBeGreaterThan(15)
    expect(downloads.filter((row) => !row.url.startsWith('https://'))).toEqual([])
    expect(downloads.filter((row) => row.everyHours * 2 > row.staleAfterHours)).toEqual([])
    expect(downloads.filter((row) => row.leastHours > row.everyHours)).toEqual([])
  })

  test('says how every required source is fetched', () => {
    expect(sourceCatalogue.filter(({ required, download: row }) => required && !row)).toEqual([])
  })

  test('asks Spamhaus no more than hourly', () => {
    expect(sourceOf('spamhaus-drop', 'blocklist').download?.leastHours).toBeGreaterThanOrEqual(1)
  })
})
