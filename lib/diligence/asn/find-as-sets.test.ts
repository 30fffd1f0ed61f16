import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asSetsOf, nothingImported } from '#tests/support/evidence.ts'
import { findAsSets } from './find-as-sets.ts'

type Row = [string, number | string]
const find = (...rows: Row[]) =>
  findAsSets(64500, { ...nothingImported, asSets: [asSetsOf('as-sets-ripe', ...rows)] })?.[0]

describe('the sets that name an AS', () => {
  test('are told once each, by name, with who keeps them', () => {
    expect(find(['AS-B', 64500], ['AS-A', 64500], ['AS-A', 64500], ['AS-C', 64501])?.direct).toEqual([
      { set: 'AS-A', isByReference: false, maintainers: 'A-MNT', changed: '2024-05-06' },
      { set: 'AS-B', isByReference: false, maintainers: 'A-MNT', changed: '2024-05-06' },
    ])
  })

  test('through others are counted however far, each once, and a circle ends', () => {
    expect(
      find(['AS-A', 64500], ['AS-B', 'AS-A'], ['AS-C', 'AS-B'], ['AS-A', 'AS-C'], ['AS-B', 'AS-B'], ['AS-D', 'AS-E']),
    ).toMatchObject({ through: 2, isCutOff: false })
    expect(find(['AS-A', 64500], ['AS-B', 64500], ['AS-B', 'AS-A'])).toMatchObject({ through: 0 })
  })

  test('are what walking the members down from every set comes to', () => {
    const name = fc.constantFrom('AS-A', 'AS-B', 'AS-C', 'AS-D', 'AS-E', 'AS-F')
    const row = fc.tuple(name, fc.oneof(name, fc.constantFrom(64500, 64501)))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
        const reaches = (set: string, seen: readonly string[]): boolean =>
          rows.some(
            ([of, member]) =>
              of === set &&
              (member === 64500 ||
                (typeof member === 'string' && !seen.includes(member) && reaches(member, [...seen, member]))),
          )
        const all = [...new Set(rows.map(([set]) => set))].filter((set) => reaches(set, [set]))
        const found = find(...rows)
        expect((found?.direct.length ?? 0) + (found?.through ?? 0)).toBe(all.length)
      }),
    )
  })

  test('are no more than are walked, and it is said that there are more', () => {
    const rows = Array.from({ length: 3_000 }, (_, index): Row => [`AS-N${index}`, index === 0 ? 64500 : 'AS-N0'])
    expect(find(...rows)).toMatchObject({ through: 1_000, isCutOff: true })
  })

  test('with the word for every AS are counted apart', () => {
    expect(find(['AS-ALL', 'AS-ANY'], ['AS-A', 64501])).toMatchObject({ direct: [], through: 0, everyAs: 1 })
  })

  test('are not known where none were imported', () => {
    expect(findAsSets(64500, nothingImported)).toBeNull()
  })
})
