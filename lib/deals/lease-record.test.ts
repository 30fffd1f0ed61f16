import { describe, expect, test } from 'vitest'
import { countLeases, type LeaseEvent, recordLeases } from './lease-record.ts'
import { noteAgainMs } from './measurement-evidence.ts'

type Step = readonly [day: number, to: string, announces?: LeaseEvent['announces']]

/** Events of one lease, by the day of each. */
function lease(dealId: string, ...steps: readonly Step[]): LeaseEvent[] {
  return steps.map(([day, to, announces = null], index) => ({
    ...{ dealId, to, from: steps[index - 1]?.[1] ?? 'authorised', announces },
    at: onDay(day),
  }))
}
const onDay = (day: number): Date => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000)
/** Long after all that is noted. */
const record = (events: readonly LeaseEvent[], today = 1_000) => recordLeases(events, onDay(today))
const none = {
  ...{ running: 0, goneInTime: 0, unmeasured: 0, cameBack: 0 },
  goneLate: { count: 0, longestDays: null },
  announced: { count: 0, longestDays: null },
}

describe('the record of an AS as a lessee', () => {
  test('is empty without leases, and one that never went live is none', () => {
    expect(record([])).toEqual(none)
    expect(record(lease('a', [0, 'funded'], [7, 'refunding']))).toEqual(none)
    expect(countLeases(record([]))).toBe(0)
  })

  test('has a lease that goes on as running, whatever was looked at meanwhile', () => {
    expect(record(lease('a', [0, 'live'], [5, 'live', 'yes'], [9, 'ending', 'no']))).toEqual({
      ...none,
      running: 1,
    })
  })

  test('has one that collectors saw gone within a day of its end as in time', () => {
    expect(
      record(lease('a', [0, 'live'], [90, 'offboarding'], [90.9, 'withdrawn', 'no'], [93, 'closed', 'no'])),
    ).toEqual({ ...none, goneInTime: 1 })
  })

  test('counts the days that it was left announced after the end, though the lessor cleans up later still', () => {
    const events = lease(
      'a',
      ...([
        [0, 'live'],
        [90, 'offboarding'],
        [91, 'offboarding', 'yes'],
        [104.5, 'offboarding', 'no'] as Step,
      ] as const),
      [120, 'withdrawn', 'no'],
    )
    expect(record(events)).toEqual({ ...none, goneLate: { count: 1, longestDays: 14 } })
  })

  test('has one that was announced at the last look as announced still, for the days that were looked at', () => {
    const events = lease('a', [0, 'live'], [90, 'offboarding'], [91, 'offboarding', 'yes'], [98, 'offboarding', 'yes'])
    expect(record(events)).toEqual({ ...none, announced: { count: 1, longestDays: 8 } })
  })

  test('counts to now while an ending lease is looked at, since what is unchanged is noted once a week', () => {
    const events = lease('a', [0, 'live'], [90, 'offboarding'], [90.1, 'offboarding', 'yes'])
    const announced = (today: number) => record(events, today).announced
    expect(announced(96.5)).toEqual({ count: 1, longestDays: 6 })
    const overdue = 90.1 + noteAgainMs / 86_400_000 + 1.1
    expect(announced(overdue)).toEqual({ count: 1, longestDays: 0 })
  })

  test('counts to the last look that told where a later one did not, or where the lease is over', () => {
    const seen: Step[] = [
      [0, 'live'],
      [90, 'offboarding'],
      [92, 'offboarding', 'yes'],
    ]
    expect(record(lease('a', ...seen, [93, 'offboarding', 'unknown']), 95).announced.longestDays).toBe(2)
    expect(record(lease('a', ...seen, [93, 'closed']), 95).announced.longestDays).toBe(2)
  })

  test('does not take a source that failed for silence: what no look told is unmeasured', () => {
    const events = lease('a', [0, 'live', 'yes'], [90, 'offboarding'], [91, 'offboarding', 'unknown'], [99, 'closed'])
    expect(record(events)).toEqual({ ...none, unmeasured: 1 })
  })

  test('tells that an AS came back after it was gone', () => {
    const events = lease(
      'a',
      ...([
        [0, 'live'],
        [90, 'offboarding'],
        [90.5, 'withdrawn', 'no'],
        [91.5, 'offboarding', 'yes'],
        [99, 'withdrawn', 'no'],
      ] as const),
    )
    expect(record(events)).toEqual({ ...none, goneInTime: 1, cameBack: 1 })
  })

  test('adds up leases one by one, and names the longest', () => {
    const found = record([
      ...lease('a', [0, 'live'], [9, 'offboarding'], [12, 'withdrawn', 'no']),
      ...lease('b', [0, 'live'], [9, 'offboarding'], [39, 'withdrawn', 'no']),
      ...lease('c', [0, 'live']),
    ])
    expect(found).toEqual({ ...none, running: 1, goneLate: { count: 2, longestDays: 30 } })
    expect(countLeases(found)).toBe(3)
  })
})
