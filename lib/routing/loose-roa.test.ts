import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLoose } from './loose-roa.ts'

test('a ROA for its own length alone is never loose', () => {
  expect(isLoose({ length: 22, maxLength: 22, within: 22, announced: 0 })).toBe(false)
})

test('a ROA is loose until every prefix of its longest length is announced', () => {
  const roa = { length: 22, maxLength: 24, within: 22 }
  expect([0, 1, 3, 4].map((announced) => isLoose({ ...roa, announced }))).toEqual([true, true, true, false])
})

test('of a wider ROA the part is looked at alone', () => {
  const roa = { length: 16, maxLength: 24, within: 23 }
  expect([0, 1, 2].map((announced) => isLoose({ ...roa, announced }))).toEqual([true, true, false])
  expect(isLoose({ ...roa, maxLength: 20, announced: 0 })).toBe(true)
  expect(isLoose({ ...roa, maxLength: 20, announced: 1 })).toBe(false)
})

test('one more prefix announced never makes a ROA loose', () => {
  const length = fc.integer({ min: 8, max: 32 })
  fc.assert(
    fc.property(fc.record({ length, maxLength: length, within: length }), fc.nat(300), (roa, announced) => {
      if (isLoose({ ...roa, announced: announced + 1 })) expect(isLoose({ ...roa, announced })).toBe(true)
    }),
  )
})
