import { expect, test } from 'vitest'
import { splitByDay } from './days.ts'

const of = (asOf: string | null, status: 'observed' | 'stale' = 'stale') => ({ asOf, status })

test('facts go by the newest source that has them: today first, then day by day, an unknown one last', () => {
  const witnesses = {
    old: [of('2026-06-19'), of('2026-10-25T08:00:00Z')],
    older: [of('2026-06-19')],
    undated: [of(null)],
    now: [of('2026-06-19'), of('2026-11-30', 'observed')],
  }
  expect(splitByDay(['undated', 'older', 'now', 'old'] as const, (name) => witnesses[name])).toEqual({
    today: ['now'],
    past: [
      { day: 'on 2026-10-25', members: ['old'] },
      { day: 'on 2026-06-19', members: ['older'] },
      { day: 'on an unknown day', members: ['undated'] },
    ],
  })
})

test('each fact is looked up once, for a wide block has tens of thousands', () => {
  const asked: number[] = []
  const items = Array.from({ length: 100 }, (_, index) => index)
  splitByDay(items, (item) => {
    asked.push(item)
    return [of(item % 2 === 0 ? '2026-06-19' : '2026-06-20')]
  })
  expect(asked).toEqual(items)
})
