import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import { baselinesOf, findDrift, type Sample } from './baseline.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const hour = 3_600_000

/** A sample each hour of a week, oldest first, with a little noise. */
function week(valueAt: (share: number) => number, noise = 1): Sample[] {
  const random = mulberry32(7)
  return Array.from({ length: 168 }, (_, place) => ({
    at: now - (167 - place) * hour,
    value: valueAt(place / 167) + (random() - 0.5) * 2 * noise,
  }))
}

const visibility = { now, worse: 'lower' } as const
const latency = { now, worse: 'higher' } as const

describe('a baseline', () => {
  test('of each window is its median and how far samples stray, which one outlier moves little', () => {
    const samples = [...week(() => 300, 0), { at: now - 30 * 60_000, value: 0 }]
    expect(baselinesOf(samples, now)).toEqual([
      { window: '5 minutes', samples: 1, median: 300, spread: 0 },
      { window: 'hour', samples: 2, median: 150, spread: 1.4826 * 150 },
      { window: 'day', samples: 25, median: 300, spread: 0 },
      { window: 'week', samples: 169, median: 300, spread: 0 },
    ])
  })

  test('has no window without a sample', () => {
    expect(baselinesOf([{ at: now - 2 * hour, value: 1 }], now).map(({ window }) => window)).toEqual(['day', 'week'])
    expect(baselinesOf([{ at: now + 1, value: 1 }], now)).toEqual([])
  })
})

describe('a drift', () => {
  test('is not seen in noise', () => {
    expect(
      findDrift(
        week(() => 300, 20),
        visibility,
      ),
    ).toEqual({ state: 'usual' })
    expect(
      findDrift(
        week(() => 300, 20),
        latency,
      ),
    ).toEqual({ state: 'usual' })
  })

  test('is a slow decline long before an outage: a fifth lost over a week, in steps none of which is a jump', () => {
    expect(
      findDrift(
        week((share) => 300 - 60 * share, 5),
        visibility,
      ),
    ).toMatchObject({ state: 'leaving', by: 'decline' })
    expect(
      findDrift(
        week((share) => 20 + 6 * share, 0.5),
        latency,
      ),
    ).toMatchObject({ state: 'leaving', by: 'decline' })
  })

  test('for the better is none', () => {
    expect(
      findDrift(
        week((share) => 240 + 60 * share, 5),
        visibility,
      ),
    ).toEqual({ state: 'usual' })
  })

  test('is a jump when the last hour has left the day', () => {
    expect(
      findDrift(
        week((share) => (share > 0.99 ? 100 : 300), 5),
        visibility,
      ),
    ).toMatchObject({ by: 'jump' })
  })

  test('is not checked with too few samples: silence is not steadiness', () => {
    expect(findDrift(week(() => 300).slice(-3), visibility)).toMatchObject({ state: 'not-checked' })
    expect(findDrift([], latency)).toMatchObject({ state: 'not-checked' })
  })
})
