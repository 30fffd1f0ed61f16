import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measuredNow as now, sampleWeek as week } from '#tests/support/samples.ts'
import { findDrift } from './drift.ts'
import { latency as latencyFigure, visibility as visibilityFigure } from './figures.ts'

const hour = 3_600_000

const visibility = { now, figure: visibilityFigure } as const
const latency = { now, figure: latencyFigure } as const

describe('a drift', () => {
  test('is not seen in noise', () => {
    const noisy = week(() => 300, 20)
    expect(findDrift(noisy, visibility)).toEqual({ state: 'usual' })
    expect(findDrift(noisy, latency)).toEqual({ state: 'usual' })
  })

  test('is a slow decline long before an outage: a fifth lost over a week, in steps none of which is a jump', () => {
    const falling = week((share) => 300 - 60 * share, 5)
    expect(findDrift(falling, visibility)).toMatchObject({ state: 'leaving', by: 'decline', against: 'week' })
    const rising = week((share) => 20 + 6 * share, 0.5)
    const drift = findDrift(rising, latency)
    expect(drift).toMatchObject({ state: 'leaving', by: 'decline' })
    expect(drift.state === 'leaving' && [Math.round(drift.usual), Math.round(drift.now)]).toEqual([20, 26])
  })

  test('for the better is none', () => {
    const better = week((share) => 240 + 60 * share, 5)
    expect(findDrift(better, visibility)).toEqual({ state: 'usual' })
  })

  test('is a jump when the last hour has left the day', () => {
    const fallen = week((share) => (share > 0.99 ? 100 : 300), 5)
    expect(findDrift(fallen, visibility)).toMatchObject({ by: 'jump', against: 'day' })
  })

  test('is told against the week where it has left that too: it weighs more', () => {
    const slower = week((share) => (share > 0.9 ? 60 : 20), 1)
    expect(findDrift(slower, latency)).toMatchObject({ by: 'jump', against: 'week' })
  })

  test('of a probe is none by one slow answer, however slow', () => {
    const slow = [...week(() => 20).slice(0, -1), { at: now, value: 900 }]
    expect(findDrift(slow, latency)).toEqual({ state: 'usual' })
  })

  test('of a routing table a day is seen by the first that shows it', () => {
    const tables = [6, 5, 4, 3, 2, 1, 0].map((day) => ({ at: now - day * 24 * hour, value: day === 0 ? 200 : 300 }))
    expect(findDrift(tables, visibility)).toMatchObject({ by: 'jump', against: 'week', usual: 300, now: 200 })
  })

  test('is not checked with too few samples: silence is not steadiness', () => {
    expect(findDrift(week(() => 300).slice(-3), visibility)).toMatchObject({ state: 'not-checked' })
    expect(findDrift([], latency)).toMatchObject({ state: 'not-checked' })
  })

  test('is not checked once nothing is measured any more, however steady it was', () => {
    const until = week(() => 20).slice(0, -6)
    const drift = findDrift(until, latency)
    expect(drift).toMatchObject({ state: 'not-checked' })
    expect(drift.state === 'not-checked' && drift.why).toContain('6 hours old')
  })

  test('that is told is away also by half of what counts, whatever was measured', () => {
    const values = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(values, (measured) => {
        const samples = measured.map((value, place) => ({ at: now - (29 - place) * 4 * hour, value }))
        const told = findDrift(samples, visibility)
        if (told.state === 'leaving') expect(findDrift(samples, { ...visibility, ease: 0.5 }).state).toBe('leaving')
      }),
    )
  })
})
