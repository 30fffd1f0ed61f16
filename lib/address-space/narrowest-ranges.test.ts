import fc from 'fast-check'
import { expect, test } from 'vitest'
import { narrowestRanges } from './narrowest-ranges.ts'

const small = fc.integer({ min: 0, max: 40 })
const nested = fc
  .array(fc.tuple(small, fc.integer({ min: 0, max: 4 })), { maxLength: 12 })
  .map((pairs) =>
    pairs
      .map(([at, power], id) => ({ start: at - (at % 2 ** power), end: at - (at % 2 ** power) + 2 ** power - 1, id }))
      .sort((a, b) => a.start - b.start || b.end - a.end),
  )

test('of ranges that nest each address is the narrowest one’s, and nobody’s where there is none', () => {
  fc.assert(
    fc.property(nested, (ranges) => {
      const segments = narrowestRanges(ranges)
      for (let address = 0; address < 64; address++) {
        const around = ranges.filter(({ start, end }) => start <= address && address <= end)
        const narrowest = around.at(-1)?.id
        const found = segments.filter(({ start, end }) => start <= address && address <= end)
        expect(found.map(({ of }) => of.id)).toEqual(narrowest === undefined ? [] : [narrowest])
      }
    }),
  )
})

test('ranges that cross are cut where the later one begins', () => {
  const [one, other] = [
    { start: 0, end: 9 },
    { start: 5, end: 14 },
  ]
  expect(narrowestRanges([one, other])).toEqual([
    { start: 0, end: 4, of: one },
    { start: 5, end: 14, of: other },
  ])
})

test('the last address of all has an end', () => {
  const all = { start: 0, end: 0xffffffff }
  expect(narrowestRanges([all])).toEqual([{ start: 0, end: 0xffffffff, of: all }])
})
