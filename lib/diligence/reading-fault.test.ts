import { describe, expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import type { FetchFailure } from './fetch-state.ts'
import { type EndedRefusal, findFaults, type PlacedRefusal } from './reading-fault.ts'
import type { Snapshot } from './snapshot.ts'

const source = 'spamhaus-drop'
const good = (asOf: string | null, fetchedAt: string): Snapshot =>
  snapshot({ source, kind: 'blocklist', asOf, fetchedAt })
const refusal = (fileName: string, at: string): PlacedRefusal => ({
  ...{ source, fileName, at, line: 3, reason: 'No prefix.' },
})
const failure = (since: string): FetchFailure => ({
  ...{ reason: 'timeout', sentence: 'The answer stalled for 30 s.', since, times: 1, notBefore: null },
})

type Given = {
  snapshots?: Snapshot[]
  current?: Snapshot | undefined
  refusals?: PlacedRefusal[]
  ended?: EndedRefusal[]
  failedSince?: string
}

function faultOf(given: Given, at: string) {
  const { snapshots = [], refusals = [], ended = [], failedSince } = given
  const current = 'current' in given ? given.current : snapshots[0]
  const fetches = failedSince === undefined ? [] : [{ source, failure: failure(failedSince) }]
  const known = new Map(current ? [[source, current]] : [])
  return findFaults({ snapshots, current: known, refusals, ended, fetches }, at).get(source) ?? null
}

const at = '2026-11-30T20:00:00Z'
const yesterday = good('2026-11-29', '2026-11-29T06:00:00Z')

describe('a refused file', () => {
  const refusals = [refusal('drop-20261130.json', '2026-11-30T19:03:00Z')]

  test('is told with the time and the reason of it, where an older one stands in and where none does', () => {
    const told = { kind: 'refused', since: '2026-11-30T19:03:00Z', reason: 'line 3: No prefix.' }
    expect(faultOf({ snapshots: [yesterday], refusals }, at)).toEqual(told)
    expect(faultOf({ refusals }, at)).toEqual(told)
  })

  test('says nothing of a moment before it was read, unless nothing was ever read', () => {
    expect(faultOf({ snapshots: [yesterday], refusals }, '2026-11-30T19:00:00Z')).toBeNull()
    expect(faultOf({ refusals }, '2026-11-30T19:00:00Z')).not.toBeNull()
  })

  test('says nothing of a moment before the first file either, once one was read', () => {
    const before = { snapshots: [yesterday], current: undefined, refusals }
    expect(faultOf(before, '2026-01-01T00:00:00Z')).toBeNull()
  })

  test('of an older day than the good one is no fault, whenever it was read', () => {
    const old = [refusal('drop-20260619.json', '2026-11-30T19:03:00Z')]
    expect(faultOf({ snapshots: [yesterday], refusals: old }, at)).toBeNull()
  })

  test('is overtaken by a file of a later day, and not by an older one that is added afterwards', () => {
    expect(faultOf({ snapshots: [good('2026-12-01T02:00:00Z', at)], refusals }, at)).toBeNull()
    expect(faultOf({ snapshots: [good('2026-06-19', at)], refusals }, at)).not.toBeNull()
  })

  test('of the day of the good one is fault only where it was read after it', () => {
    expect(faultOf({ snapshots: [good('2026-11-30', '2026-11-30T19:03:00Z')], refusals }, at)).toBeNull()
    expect(faultOf({ snapshots: [good('2026-11-30', '2026-11-30T08:00:00Z')], refusals }, at)).not.toBeNull()
  })

  test('without a day in its name is overtaken by whatever current file was read later', () => {
    const undated = [refusal('drop.json', '2026-11-30T19:03:00Z')]
    expect(faultOf({ snapshots: [good(null, '2026-11-30T19:10:00Z')], refusals: undated }, at)).toBeNull()
    expect(faultOf({ snapshots: [yesterday], refusals: undated }, at)).not.toBeNull()
  })
})

describe('a refusal that is over', () => {
  const over = { ...refusal('drop.json', '2026-11-30T10:00:00Z'), until: '2026-11-30T12:00:00Z' }
  const later = good('2026-11-30T11:59:00Z', '2026-11-30T12:00:00Z')
  const kindAt = (hour: number, snapshots: Snapshot[], current: Snapshot | undefined) =>
    faultOf({ snapshots, current, ended: [over] }, `2026-11-30T${String(hour).padStart(2, '0')}:00:00Z`)?.kind ?? null

  test('is told of the moments between its beginning and its end, and of no other', () => {
    const all = [yesterday, later]
    expect([9, 10, 11].map((hour) => kindAt(hour, all, yesterday))).toEqual([null, 'refused', 'refused'])
    expect(kindAt(12, all, yesterday)).toBeNull()
  })

  test('is told of any moment before its end where it was what kept the source from being read at all', () => {
    expect([1, 11, 12].map((hour) => kindAt(hour, [later], undefined))).toEqual(['refused', 'refused', null])
  })
})

describe('a fetch that failed', () => {
  test('is told since the first failure, with what a person can do about it', () => {
    expect(faultOf({ snapshots: [yesterday], failedSince: '2026-11-30T18:00:00Z' }, at)).toEqual({
      ...{ kind: 'unfetched', since: '2026-11-30T18:00:00Z', reason: 'The answer stalled for 30 s.' },
    })
    expect(faultOf({ snapshots: [yesterday], failedSince: '2026-11-30T20:30:00Z' }, at)).toBeNull()
  })

  test('because its file was refused is told as the refusal that it is', () => {
    const refusals = [refusal('20261130-drop_v4.json', '2026-11-30T19:03:00Z')]
    const failed = faultOf({ snapshots: [yesterday], refusals, failedSince: '2026-11-30T19:03:00Z' }, at)
    expect(failed?.kind).toBe('refused')
  })
})
