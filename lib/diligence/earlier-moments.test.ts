import { describe, expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import { chooseMoments, listEarlierDays as listDays } from './earlier-moments.ts'
import type { Snapshot } from './snapshot.ts'

const now = '2026-12-31T00:00:00.000Z'
const plenty = 1_000_000
const listEarlierDays = (...given: Parameters<typeof listDays>) => listDays(...given).map(({ at }) => at)

/** A day's files as sources publish them: each at an hour of its own. */
const importOf = (day: string, records = 10): Snapshot[] => [
  snapshot({ source: 'delegated-arin', kind: 'registrations', asOf: day, sha256: day }),
  snapshot({ source: 'bgp-riswhois', kind: 'announcements', asOf: `${day}T00:03:03Z`, sha256: day, records }),
  snapshot({ source: 'spamhaus-drop', kind: 'blocklist', asOf: `${day}T00:21:14Z`, sha256: day, records }),
  snapshot({ source: 'rpki-vrps', kind: 'vrps', asOf: `${day}T00:31:43Z`, sha256: day, records }),
]

describe('the days there are files of', () => {
  test('four sources at four hours are one day, at the moment that saw them all, and what is current is no history', () => {
    const snapshots = ['2026-05-14', '2026-10-31', '2026-11-30'].flatMap((day) => importOf(day))
    expect(listEarlierDays(snapshots, now, plenty)).toEqual(['2026-10-31T00:31:43.000Z', '2026-05-14T00:31:43.000Z'])
  })

  test('an import never takes the oldest day away', () => {
    const snapshots = ['2026-05-14', '2026-10-31', '2026-11-30', '2026-12-01', '2026-12-08'].flatMap((day) =>
      importOf(day),
    )
    expect(listEarlierDays(snapshots, now, plenty).at(-1)).toBe('2026-05-14T00:31:43.000Z')
  })

  test('a day of VRPs or registrations alone has no table or list to tell', () => {
    const lone = importOf('2026-06-01').filter(({ kind }) => kind === 'vrps' || kind === 'registrations')
    expect(listEarlierDays([...importOf('2026-11-30'), ...lone], now, plenty)).toEqual([])
  })

  test('of more rows than may be opened, days are left out between the oldest and the newest', () => {
    const dates = Array.from({ length: 21 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`)
    const days = listEarlierDays(
      dates.flatMap((day) => importOf(day)),
      now,
      150,
    )
    expect(days).toHaveLength(5)
    expect(days[0]).toContain('2026-11-20')
    expect(days.at(-1)).toContain('2026-11-01')
  })
})

test('a source that took nothing on a day stands there with its file of before', () => {
  const list = (day: string) => snapshot({ source: 'netset', kind: 'blocklist', asOf: day, sha256: day })
  const snapshots = [...importOf('2026-05-14'), ...importOf('2026-10-31'), list('2026-03-01'), list('2026-12-01')]
  const [day] = listDays(snapshots, now, plenty)
  expect(day?.at).toContain('2026-05-14')
  expect(day?.files.map(({ source, sha256 }) => `${source} ${sha256}`).sort()).toEqual([
    'bgp-riswhois 2026-05-14',
    'netset 2026-03-01',
    'rpki-vrps 2026-05-14',
    'spamhaus-drop 2026-05-14',
  ])
})

describe('the moments told', () => {
  /** Newest first, a letter a moment. */
  const choose = (states: string, atLeast = 3, atMost = 8) => {
    const looks = [...states].map((seen, index) => ({ at: `${states.length - index}`, seen }))
    return chooseMoments(looks, { atLeast, atMost }).join(' ')
  }

  test('a block that never changed is told at its newest moments and its oldest', () => {
    expect(choose('aaaaaaaa')).toBe('8 7 1')
  })

  test('a change of long ago is told on both its sides, however many imports came since', () => {
    expect(choose(`${'b'.repeat(50)}aaa`)).toBe('53 4 3 1')
  })

  test('a listing of one day between two others is told', () => {
    expect(choose('aaaaabaaaa')).toBe('10 6 5 4 1')
  })

  test('a block that changed every day is told by its newest changes and its oldest moment', () => {
    expect(choose('abcdefghijkl', 3, 4)).toBe('12 11 10 1')
  })

  test('fewer moments than asked for are all told', () => {
    expect(choose('ab', 6)).toBe('2 1')
    expect(choose('')).toBe('')
  })
})
