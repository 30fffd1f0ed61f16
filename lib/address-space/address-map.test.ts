import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hilbertCell, mapCells, mapGrid } from './address-map.ts'
import { containsPrefix, prefixAt, splitPrefix } from './prefix.ts'

const anyPrefix = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) => prefixAt(address, length))

type Point = { x: number; y: number }
const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

describe('the Hilbert curve', () => {
  test('gives every place of a small square a cell of its own', () => {
    for (let order = 0; order <= 6; order++) {
      const cells = Array.from({ length: 4 ** order }, (_, index) => hilbertCell(index, order))
      expect(new Set(cells.map(({ x, y }) => `${x},${y}`)).size).toBe(cells.length)
    }
  })

  test('stays in its square and goes from each cell to a neighbour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (order, at) => {
          const index = Math.floor(at * 4 ** order)
          const cell = hilbertCell(index, order)
          expect(Math.min(cell.x, cell.y) >= 0 && Math.max(cell.x, cell.y) < 2 ** order).toBe(true)
          if (index > 0) expect(distance(cell, hilbertCell(index - 1, order))).toBe(1)
        },
      ),
      { numRuns: 10_000 },
    )
  })

  test('runs from the top left to the top right', () => {
    for (let order = 0; order <= 16; order++) {
      expect(hilbertCell(0, order)).toEqual({ x: 0, y: 0 })
      expect(hilbertCell(4 ** order - 1, order)).toEqual({ x: 2 ** order - 1, y: 0 })
    }
  })
})

describe('the map of a block', () => {
  test('has one cell a part, each beside the one before, and fills its grid', () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        const { cellLength, columns, rows } = mapGrid(prefix)
        const cells = mapCells(prefix)
        expect(cells.length).toBeLessThanOrEqual(1024)
        expect(cells.map((cell) => cell.prefix)).toEqual(splitPrefix(prefix, cellLength))
        expect(new Set(cells.map(({ x, y }) => y * columns + x)).size).toBe(columns * rows)
        expect(cells.every(({ x, y }) => x >= 0 && x < columns && y >= 0 && y < rows)).toBe(true)
        expect(cells.every((cell, index) => distance(cell, cells[index - 1] ?? { x: -1, y: 0 }) === 1)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('shows the /24s of an ordinary block and the addresses of a /24', () => {
    expect(mapGrid(prefixAt(0x0a000000, 18))).toEqual({ cellLength: 24, columns: 8, rows: 8 })
    expect(mapGrid(prefixAt(0x0a000000, 19))).toEqual({ cellLength: 24, columns: 8, rows: 4 })
    expect(mapGrid(prefixAt(0x0a000000, 24))).toEqual({ cellLength: 32, columns: 16, rows: 16 })
    expect(mapGrid(prefixAt(0x0a000000, 32))).toEqual({ cellLength: 32, columns: 1, rows: 1 })
    expect(mapGrid(prefixAt(0, 0))).toEqual({ cellLength: 10, columns: 32, rows: 32 })
  })

  test('keeps the parts of a sub-prefix of an even number of bits in one square', () => {
    const quarter = prefixAt(0x0a001000, 20)
    const cells = mapCells(prefixAt(0x0a000000, 18)).filter((cell) => containsPrefix(quarter, cell.prefix))
    expect(cells).toHaveLength(16)
    expect(new Set(cells.map(({ x }) => x)).size).toBe(4)
    expect(new Set(cells.map(({ y }) => y)).size).toBe(4)
  })
})
