import { describe, expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import { chooseNext } from './choose-next.ts'

const vrps = (day: string, records: number) =>
  snapshot({ source: 'rpki-vrps', kind: 'vrps', asOf: day, index: `${day} ${records}`, records })

const at = '2026-06-30T00:00:00Z'
const next = (before: ReturnType<typeof vrps>, ...later: ReturnType<typeof vrps>[]) =>
  chooseNext([before], [before, ...later], at).get('rpki-vrps')?.asOf

describe('the next snapshots of a watch', () => {
  test('are the current ones', () => {
    expect(next(vrps('2026-06-01', 500_000), vrps('2026-06-02', 499_000))).toBe('2026-06-02')
  })

  test('leave out one that lost most of its rows, until a second says the same', () => {
    const before = vrps('2026-06-01', 500_000)
    expect(next(before, vrps('2026-06-02', 100_000))).toBe('2026-06-01')
    expect(next(before, vrps('2026-06-02', 100_000), vrps('2026-06-03', 100_100))).toBe('2026-06-03')
    expect(next(before, vrps('2026-06-02', 100_000), vrps('2026-06-03', 500_100))).toBe('2026-06-03')
  })

  test('follow a short list wherever it goes', () => {
    expect(next(vrps('2026-06-01', 30), vrps('2026-06-02', 3))).toBe('2026-06-02')
  })
})
