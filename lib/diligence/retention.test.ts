import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import { currentSnapshots } from './current-snapshots.ts'
import { chooseExpired, rtrFileName, type Span } from './retention.ts'

const vrps = (day: string, sha256 = day) =>
  snapshot({ source: 'rpki-vrps', kind: 'vrps', asOf: day, fetchedAt: `${day}T12:00:00Z`, sha256, index: sha256 })
const old = vrps('2026-01-01')
const middle = vrps('2026-03-01')
const young = vrps('2026-06-01')
const all = [old, middle, young]
const at = '2026-06-20T00:00:00Z'
const moment = (day: string) => ({ from: `${day}T00:00:00Z`, to: `${day}T00:00:00Z` })
const freely = () => ({ mayStoreDays: null })

describe('a snapshot', () => {
  test('is let go once it is superseded and older than it is kept', () => {
    expect(chooseExpired(all, { at, keepDays: 30, cited: [] })).toEqual([old, middle])
    expect(chooseExpired(all, { at, keepDays: 120, cited: [] })).toEqual([old])
  })

  test('stays where no limit is set', () => {
    expect(chooseExpired(all, { at, keepDays: null, cited: [] })).toEqual([])
  })

  test('stays as long as it is the newest of its source, however old', () => {
    expect(chooseExpired([old], { at, keepDays: 1, cited: [] })).toEqual([])
  })

  test('stays while a dossier that somebody relies on rests on it', () => {
    expect(chooseExpired(all, { at, keepDays: 30, cited: [moment('2026-02-15')] })).toEqual([middle])
    expect(chooseExpired(all, { at, keepDays: 30, cited: [{ from: '2026-02-15T00:00:00Z', to: at }] })).toEqual([])
  })

  test('stays while the watch compares it', () => {
    const watched = [{ 'rpki-vrps': old.index }, { 'rpki-vrps': young.index, 'spamhaus-drop': middle.index }]
    expect(chooseExpired(all, { at, keepDays: 30, cited: [], watched })).toEqual([middle])
  })

  test('that came over RTR and is superseded stays where it is the last of its day, or of the last day', () => {
    const rtr = (told: string) => ({
      ...vrps(told.slice(0, 10), told),
      ...{ asOf: told, fetchedAt: told, fileName: rtrFileName },
    })
    const days = ['2026-06-17', '2026-06-18', '2026-06-19'].map((day) => [
      rtr(`${day}T06:00:00Z`),
      rtr(`${day}T18:00:00Z`),
    ])
    const sets = days.flat()
    const letGo = (cited: Span[]) => chooseExpired(sets, { at, keepDays: null, cited }).map(({ asOf }) => asOf)
    expect(letGo([])).toEqual(['2026-06-17T06:00:00Z', '2026-06-18T06:00:00Z'])
    expect(letGo([{ from: '2026-06-17T07:00:00Z', to: '2026-06-17T07:00:00Z' }])).toEqual(['2026-06-18T06:00:00Z'])
    // A file that was fetched is none of them.
    expect(chooseExpired([...all, ...sets], { at, keepDays: null, cited: [] })).not.toContain(old)
  })

  test('whose terms end its storage goes, cited and current or not', () => {
    const termsOf = () => ({ mayStoreDays: 90 })
    const cited = [moment('2026-02-15')]
    expect(chooseExpired(all, { at, keepDays: null, cited, termsOf })).toEqual([old, middle])
    expect(chooseExpired([old], { at, keepDays: null, cited, termsOf })).toEqual([old])
  })
})

test('whatever is let go, every cited moment has the same current snapshots as before', () => {
  const anyDay = fc.integer({ min: 0, max: 200 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString())
  const anySnapshots = fc.array(
    fc
      .tuple(fc.constantFrom('rpki-vrps', 'spamhaus-drop'), fc.option(anyDay), anyDay)
      .map(([source, asOf, fetchedAt]) =>
        snapshot({
          source,
          kind: source === 'rpki-vrps' ? 'vrps' : 'blocklist',
          asOf,
          fetchedAt,
          sha256: `${asOf} ${fetchedAt}`,
        }),
      ),
    { maxLength: 8 },
  )
  const names = (list: readonly ReturnType<typeof snapshot>[], when: string) =>
    [...currentSnapshots(list, when).values()].map(({ source, sha256 }) => `${source} ${sha256}`).sort()
  fc.assert(
    fc.property(
      anySnapshots,
      fc.tuple(anyDay, anyDay),
      fc.integer({ min: 1, max: 60 }),
      (snapshots, ends, keepDays) => {
        const [from = '', to = ''] = [...ends].sort()
        const now = '2026-08-01T00:00:00Z'
        const expired = new Set(chooseExpired(snapshots, { at: now, keepDays, cited: [{ from, to }], termsOf: freely }))
        const left = snapshots.filter((kept) => !expired.has(kept))
        for (const when of [from, to, now]) expect(names(left, when)).toEqual(names(snapshots, when))
      },
    ),
  )
})
