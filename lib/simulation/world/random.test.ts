import { expect, test } from 'vitest'
import { hashOf, randomOf } from './random.ts'

test('a label of a seed always gives the same draws, and another label others', () => {
  const draws = (seed: string, label: string) => {
    const random = randomOf(seed, label)
    return Array.from({ length: 8 }, () => random.between(0, 1_000_000))
  }
  expect(draws('a', 'x')).toEqual(draws('a', 'x'))
  expect(draws('a', 'x')).not.toEqual(draws('a', 'y'))
  expect(draws('a', 'x')).not.toEqual(draws('b', 'x'))
})

test('draws reach both ends of their range and nothing beyond', () => {
  const random = randomOf('seed', 'range')
  const draws = Array.from({ length: 1_000 }, () => random.between(3, 5))
  expect(new Set(draws)).toEqual(new Set([3, 4, 5]))
})

test('a hash is an unsigned 32-bit number that the last character changes widely', () => {
  expect(Number.isInteger(hashOf('anything')) && hashOf('anything') >= 0).toBe(true)
  expect(Math.abs(hashOf('part/1') - hashOf('part/2'))).toBeGreaterThan(2 ** 20)
})
