import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Columns, encodeColumns } from '#lib/kernel/columns.ts'
import { snapshot } from '#tests/support/evidence.ts'
import { IndexBudget, indexCache } from './index-cache.ts'
import { worldFolder } from './world-folder.ts'

const folder = worldFolder(mkdtempSync(join(tmpdir(), 'dotquad-index-')), 'files')
mkdirSync(folder.indexes, { recursive: true })
const bytes = encodeColumns({ numbers: new Uint32Array(100) })
const indexes = ['a', 'b', 'c'].map((index) => {
  writeFileSync(join(folder.indexes, index), bytes)
  return snapshot({ source: index, kind: 'vrps', index })
})

/** Two kinds of index under one budget, and how often a file was opened. */
function caches(mostFiles: number) {
  const budget = new IndexBudget(mostFiles * bytes.byteLength)
  const openings: string[] = []
  const kind = (name: string) => {
    const find = indexCache((columns: Columns) => ({ columns, opened: openings.push(name) }), budget)
    return (index: number) => find(folder, indexes[index] ?? snapshot({ source: 'none', kind: 'vrps' }))
  }
  return { budget, openings, left: kind('left'), right: kind('right') }
}

test('an index is opened once while there is room', () => {
  const { openings, left } = caches(2)
  expect(left(0)).toBe(left(0))
  expect(openings).toHaveLength(1)
})

test('kinds share one budget, and what is opened never exceeds it', () => {
  const { budget, openings, left, right } = caches(2)
  for (const index of [0, 1, 2]) {
    left(index)
    right(index)
    expect(budget.heldBytes).toBeLessThanOrEqual(2 * bytes.byteLength)
  }
  left(0)
  expect(openings).toHaveLength(7)
})

test('the index asked for longest ago makes room', () => {
  const { openings, left } = caches(2)
  const first = left(0)
  left(1)
  left(0)
  left(2)
  expect(left(0)).toBe(first)
  expect(openings).toHaveLength(3)
  left(1)
  expect(openings).toHaveLength(4)
})
