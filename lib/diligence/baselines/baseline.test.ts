import { describe, expect, test } from 'vitest'
import { measuredNow as now, sampleWeek as week } from '#tests/support/samples.ts'
import { baselinesOf } from './baseline.ts'

const hour = 3_600_000

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
