import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sample } from '../../baselines/baseline.ts'
import { changeKinds } from '../change-kinds.ts'
import { compareVisibility, type MeasuredChange, type Told } from './drifts.ts'
import { compareProbe } from './probes.ts'

const start = Date.parse('2026-11-23T12:00:00Z')
const minute = 60_000
const target = { address: 0xf0000007, port: 443 }

/** One attempt every five minutes: the milliseconds that its answer took, null where it was lost. */
type Attempts = readonly (number | null)[]

/** What is told attempt by attempt, as a worker would. */
function follow(attempts: Attempts, from = 0): MeasuredChange[] {
  const told = new Map<string, Told>()
  const all: MeasuredChange[] = []
  for (let end = from + 1; end <= attempts.length; end++) {
    const seen = attempts.slice(Math.max(0, end - 2_016), end)
    const at = (place: number) => start + (end - seen.length + place) * 5 * minute
    const changes = compareProbe(
      {
        ...target,
        latency: seen.flatMap((ms, place): Sample[] => (ms === null ? [] : [{ at: at(place), value: ms }])),
        availability: seen.map((ms, place) => ({ at: at(place), value: ms === null ? 0 : 1 })),
      },
      { now: at(seen.length - 1), toldOf: (subject) => told.get(subject) ?? null },
    )
    for (const change of changes) told.set(change.subject, change)
    all.push(...changes)
  }
  return all
}

const times = (count: number, ms: number | null): (number | null)[] => Array.from({ length: count }, () => ms)
const kindsOf = (changes: readonly MeasuredChange[]) => changes.map(({ kind }) => kind)

describe('a probed address', () => {
  test('that goes silent is told of once, and once that it answers again', () => {
    const changes = follow([...times(30, 20), ...times(50, null), ...times(30, 20)])
    expect(kindsOf(changes)).toEqual(['probe-lost', 'probe-back'])
    expect(changes[0]).toMatchObject({
      ...{ tier: 'critical', subject: 'probe 240.0.0.7 tcp/443 reach', source: 'tcp/443', before: 'answered' },
      after: 'silent since 2026-11-23 14:30 UTC',
      ...{ beforeAsOf: '2026-11-23T14:25:00.000Z', afterAsOf: '2026-11-23T14:45:00.000Z' },
    })
    expect(changes[1]).toMatchObject({
      ...{ tier: 'notice', before: 'silent since 2026-11-23 14:30 UTC', after: 'answers since 2026-11-23 18:40 UTC' },
      sentence: '240.0.0.7 on tcp/443 answers since 2026-11-23 18:40 UTC again.',
    })
  })

  test('that grows slower all week is warned of while it answers, with before and after', () => {
    const slower = Array.from({ length: 2_016 }, (_, place) => 20 + (12 * place) / 2_016)
    const changes = follow(slower, 1_990)
    expect(changes).toMatchObject([
      { kind: 'latency-left-week', tier: 'warning', source: 'tcp/443', before: '20 ms', after: '31.8 ms' },
    ])
    expect(changes[0]?.sentence).toMatch(/^240\.0\.0\.7 on tcp\/443 answers more slowly\. It has risen by /)
  })

  test('that has a slow hour is noticed, and once that it is steady again', () => {
    const changes = follow([...times(288, 20), ...times(12, 60), ...times(40, 20)], 280)
    expect(kindsOf(changes)).toEqual(['latency-left-day', 'figure-steady'])
    expect(changes[1]).toMatchObject({ before: '40 ms', after: '20 ms', tier: 'notice' })
  })

  test('whose slow hour becomes a slow day is told again, since that weighs more, and no third time', () => {
    const changes = follow([...times(1_000, 20), ...times(170, 60)], 1_000)
    expect(kindsOf(changes)).toEqual(['latency-left-day', 'latency-left-week'])
  })

  test('that was never heard, or was asked a few times, has nothing told of it', () => {
    expect(follow(times(100, null))).toEqual([])
    expect(follow(times(3, 20))).toEqual([])
  })

  test('has no alert ended by not being known: whose attempts stop is still told as out', () => {
    const told = { kind: 'probe-lost', after: 'silent' } as const
    const since = { now: start + 100 * minute, toldOf: () => told }
    expect(compareProbe({ ...target, latency: [], availability: [] }, since)).toEqual([])
    const old = [0, 5, 10].map((at) => ({ at: start + at * minute, value: 1 }))
    expect(compareProbe({ ...target, latency: [], availability: old }, since)).toEqual([])
  })

  test('is told of nothing twice in a row, whatever comes of its attempts', () => {
    const attempt = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 90 }))
    const stretch = fc.tuple(attempt, fc.integer({ min: 1, max: 25 }))
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 8 }), (stretches) => {
        const changes = follow(stretches.flatMap(([ms, count]) => times(count, ms)))
        for (const [subject, own] of Map.groupBy(changes, (change) => change.subject)) {
          for (const [place, { kind }] of own.entries()) {
            const before = own[place - 1]?.kind
            expect(`${subject} ${kind}`).not.toBe(`${subject} ${before}`)
            // What is over was told before.
            if (changeKinds[kind].title === 'Answers again') expect(before).toBe('probe-lost')
            if (changeKinds[kind].title === 'Steady again') expect(before).toMatch(/-left-/)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('the visibility of a block', () => {
  const day = 86_400_000
  const tables = (...peers: number[]) =>
    peers.map((value, place) => ({ at: start - (peers.length - 1 - place) * day, value }))

  test('that a tenth of the peers lose is warned of with the first table that shows it', () => {
    expect(compareVisibility(tables(300, 301, 299, 300, 300, 240), start, null)).toMatchObject({
      ...{ kind: 'visibility-left-week', tier: 'warning', before: '300 peers', after: '240 peers' },
      ...{ subject: 'visibility', source: 'bgp-riswhois' },
    })
  })

  test('that everybody loses is told as a withdrawal, and not here', () => {
    expect(compareVisibility(tables(300, 301, 299, 300, 300, 0), start, null)).toBeNull()
  })

  test('is steady again once it is near enough, and not while it hovers', () => {
    const told = { kind: 'visibility-left-week', after: '240 peers' } as const
    expect(compareVisibility(tables(300, 300, 300, 300, 240, 275), start, told)).toBeNull()
    expect(compareVisibility(tables(300, 300, 300, 300, 240, 298), start, told)).toMatchObject({
      ...{ kind: 'figure-steady', before: '240 peers', after: '298 peers' },
    })
  })

  test('of few tables, or of old ones, is not known', () => {
    expect(compareVisibility(tables(300, 100), start, null)).toBeNull()
    expect(compareVisibility(tables(300, 300, 300, 300, 300, 100), start + 3 * day, null)).toBeNull()
  })
})
