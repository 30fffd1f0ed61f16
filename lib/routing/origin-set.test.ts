import { expect, test } from 'vitest'
import { membersOf } from './origin-set.ts'

test('the members of an AS_SET are its AS numbers, each once', () => {
  expect(membersOf('{64500,64501,64500}')).toEqual([64_500, 64_501])
  expect(membersOf('{64500}')).toEqual([64_500])
  expect(membersOf('{}')).toEqual([])
})
