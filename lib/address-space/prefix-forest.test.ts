import { describe, expect, test } from 'vitest'
import { invariant } from '#lib/kernel/invariant.ts'
import { comparePrefixes, formatPrefix, parsePrefix, prefixAt } from './prefix.ts'
import { nestPrefixes, noRow, openPrefixForest } from './prefix-forest.ts'

function prefix(text: string) {
  const parsed = parsePrefix(text)
  invariant(parsed.ok, `${text} is a prefix`)
  return parsed.value
}

function forestOf(...texts: string[]) {
  const rows = texts.map(prefix).sort(comparePrefixes)
  const address = Uint32Array.from(rows, (row) => row.address)
  const length = Uint32Array.from(rows, (row) => row.length)
  const first = Uint32Array.from(rows, (_, row) => 10 * row)
  const second = Uint32Array.from(rows, (_, row) => 10 * row + 1)
  const forest = openPrefixForest(nestPrefixes({ address, length, words: [first, second] }))
  const nameOf = (row: number) =>
    row === noRow ? null : formatPrefix(prefixAt(forest.address(row), forest.length(row)))
  return { forest, nameOf }
}

describe('a forest of prefixes', () => {
  const { forest, nameOf } = forestOf(
    '10.0.0.0/8',
    '10.1.0.0/16',
    '10.1.0.0/16',
    '10.1.1.0/24',
    '10.2.0.0/16',
    '0.0.0.0/0',
  )
  const nearest = (text: string) => nameOf(forest.nearest(prefix(text).address, prefix(text).length))

  test('gives each row its own words back', () => {
    expect(forest.size).toBe(6)
    const rows = [0, 1, 2, 3, 4, 5]
    expect(rows.map(forest.firstWord)).toEqual([0, 10, 20, 30, 40, 50])
    expect(rows.map(forest.secondWord)).toEqual([1, 11, 21, 31, 41, 51])
  })

  test('knows the nearest prefix that covers another', () => {
    expect(nearest('10.1.1.128/25')).toBe('10.1.1.0/24')
    expect(nearest('10.1.1.0/24')).toBe('10.1.1.0/24')
    expect(nearest('10.1.0.0/23')).toBe('10.1.0.0/16')
    expect(nearest('10.255.0.0/16')).toBe('10.0.0.0/8')
    expect(nearest('255.255.255.255/32')).toBe('0.0.0.0/0')
  })

  test('climbs from a row to every other of its prefix and of all that cover it', () => {
    const chain: (string | null)[] = []
    for (let at = forest.nearest(prefix('10.1.1.1/32').address, 32); at !== noRow; at = forest.up(at))
      chain.push(nameOf(at))
    expect(chain).toEqual(['10.1.1.0/24', '10.1.0.0/16', '10.1.0.0/16', '10.0.0.0/8', '0.0.0.0/0'])
  })

  test('names what lies strictly inside', () => {
    const { from, to } = forest.inside(prefix('10.0.0.0/8').address, 8)
    expect(Array.from({ length: to - from }, (_, index) => nameOf(from + index))).toEqual([
      '10.1.0.0/16',
      '10.1.0.0/16',
      '10.1.1.0/24',
      '10.2.0.0/16',
    ])
  })
})

test('nothing covers a prefix in an empty forest', () => {
  const { forest } = forestOf()
  expect(forest.nearest(0, 0)).toBe(noRow)
  expect(forest.inside(0, 0)).toEqual({ from: 0, to: 0 })
})
