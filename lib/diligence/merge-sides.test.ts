import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSides } from './merge-sides.ts'

const merge = (before: string[], mine: string[], theirs: string[]) =>
  mergeSides({ before, mine, theirs }, (name) => name)

test('what either side added stays, and what either side let go is gone', () => {
  expect(merge(['a', 'b', 'c'], ['a', 'b', 'mine'], ['a', 'c', 'theirs'])).toEqual(['a', 'theirs', 'mine'])
})

test('what both added is there once', () => {
  expect(merge([], ['a'], ['a'])).toEqual(['a'])
})

test('where nothing was ever the same, nothing of either is lost', () => {
  expect(merge([], ['a'], ['b'])).toEqual(['b', 'a'])
})

test('it says the same from either side, and the same again once both have it', () => {
  const anyList = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
  fc.assert(
    fc.property(anyList, anyList, anyList, (before, mine, theirs) => {
      const merged = merge(before, mine, theirs)
      expect(merge(before, theirs, mine).sort()).toEqual([...merged].sort())
      expect(merge(theirs, merged, theirs).sort()).toEqual([...merged].sort())
    }),
  )
})
