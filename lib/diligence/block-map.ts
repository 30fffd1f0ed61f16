/**
 * A block as a map: what is known of each cell, in three layers that one picture shows in turn.
 *
 * Cells of one state are merged into squares (an aligned quarter of a Hilbert curve is one), so a map costs
 * as many shapes as it has differences, not as many as it has cells. Knows nothing of colours or pixels.
 */
import { hilbertCell, type MapGrid, mapGrid } from '#lib/address-space/address-map.ts'
import { type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { Dossier } from './dossier.ts'
import { standingOf } from './statements/standing.ts'
import { prefixFrom } from './statements/subject.ts'

/** What a cell shows; which of them occur depends on the layer. */
export type CellState =
  | 'listed'
  | 'nothing-found'
  | 'not-checked'
  | 'announced'
  | 'more-specific'
  | 'unrouted'
  | 'invalid'
  | 'valid'
  | 'not-found'

/** In cells, from the top left. */
export type MapSquare = { x: number; y: number; side: number }
export type MapShape = { state: CellState; squares: readonly MapSquare[]; cells: number }
/** Cells of one state in a row, as addresses: the map for those who read it. */
export type MapRun = AddressRange & { state: CellState }
export type MapLayer = {
  id: 'blocklists' | 'routing' | 'rpki'
  title: string
  shapes: readonly MapShape[]
  runs: readonly MapRun[]
  note: string | null
}

export type BlockMap = { grid: MapGrid; cells: number; layers: readonly MapLayer[] }

export function mapBlock(dossier: Dossier): BlockMap {
  const prefix = prefixFrom(dossier.prefix)
  const grid = mapGrid(prefix)
  const cells = grid.columns * grid.rows
  const draw = (states: readonly CellState[]) => ({ shapes: shapesOf(states, grid), runs: runsOf(states, prefix) })
  return {
    grid,
    cells,
    layers: [
      {
        id: 'blocklists',
        title: 'Blocklists',
        ...draw(blocklistCells(dossier, prefix, cells)),
        note: noteOnLists(dossier),
      },
      { id: 'routing', title: 'Routing', ...draw(routingCells(dossier, prefix, cells)), note: null },
      { id: 'rpki', title: 'RPKI', ...draw(rpkiCells(dossier, prefix, cells)), note: null },
    ],
  }
}

function noteOnLists(dossier: Dossier): string | null {
  if (dossier.blocklists === null) return null
  const { asked, failed, notConfigured } = standingOf(dossier, 'blocklist')
  const missing = failed.length + notConfigured.length
  const lists = (count: number) => `${count} ${count === 1 ? 'list' : 'lists'}`
  return missing > 0 ? `${lists(asked.length)} asked, ${lists(missing)} not` : `${lists(asked.length)} asked`
}

function blocklistCells(dossier: Dossier, block: Prefix, cells: number): CellState[] {
  const { blocklists } = dossier
  if (blocklists === null) return Array.from({ length: cells }, () => 'not-checked')
  // Where a list has but a part of its file here, what it is silent of was not answered.
  const isCut = standingOf(dossier, 'blocklist').asked.some(({ cut }) => cut)
  const states = Array.from({ length: cells }, (): CellState => (isCut ? 'not-checked' : 'nothing-found'))
  for (const { entries } of blocklists)
    for (const entry of entries) paint(states, block, { range: rangeOf(prefixFrom(entry.prefix)), state: 'listed' })
  return states
}

function routingCells({ routing }: Dossier, block: Prefix, cells: number): CellState[] {
  if (routing === null) return Array.from({ length: cells }, () => 'not-checked')
  const base: CellState = routing.exact.length + routing.covering.length > 0 ? 'announced' : 'unrouted'
  const states = Array.from({ length: cells }, () => base)
  for (const { prefix } of routing.moreSpecifics)
    paint(states, block, { range: rangeOf(prefixFrom(prefix)), state: 'more-specific' })
  return states
}

/** The worst state of the routes over a cell: one Invalid route shows, whatever else is there. */
function rpkiCells({ routing, rpki }: Dossier, block: Prefix, cells: number): CellState[] {
  if (routing === null || rpki === null) return Array.from({ length: cells }, () => 'not-checked')
  const states = Array.from({ length: cells }, (): CellState => 'unrouted')
  const routes = [
    ...routing.exact.map((route) => ({ ...route, range: rangeOf(block) })),
    ...routing.moreSpecifics.map((route) => ({ ...route, range: rangeOf(prefixFrom(route.prefix)) })),
  ]
  for (const state of ['valid', 'not-found', 'invalid'] as const) {
    for (const route of routes) if (route.state === state) paint(states, block, { range: route.range, state })
  }
  return states
}

type Paint = { range: AddressRange; state: CellState }

/** A cell that the range only touches is painted whole: the map says where to look, the tables how much. */
function paint(states: CellState[], block: Prefix, { range, state }: Paint): void {
  const { start, end } = clipTo(block, range)
  const size = prefixSize(block) / states.length
  const first = Math.floor((start - block.address) / size)
  states.fill(state, first, Math.floor((end - block.address) / size) + 1)
}

function runsOf(states: readonly CellState[], block: Prefix): MapRun[] {
  const size = prefixSize(block) / states.length
  const runs: { start: number; end: number; state: CellState }[] = []
  states.forEach((state, index) => {
    const last = runs.at(-1)
    const end = block.address + (index + 1) * size - 1
    if (last?.state === state) last.end = end
    else runs.push({ start: block.address + index * size, end, state })
  })
  return runs
}

function shapesOf(states: readonly CellState[], grid: MapGrid): MapShape[] {
  const byState = new Map<CellState, { squares: MapSquare[]; cells: number }>()
  for (let index = 0; index < states.length; ) {
    const state = states[index] ?? 'not-checked'
    const count = largestQuarter(states, index, grid)
    const shape = byState.get(state) ?? { squares: [], cells: 0 }
    shape.squares.push(squareAt(index, count, grid))
    shape.cells += count
    byState.set(state, shape)
    index += count
  }
  return [...byState].map(([state, shape]) => ({ state, ...shape }))
}

/** The most cells from `index` on that are one aligned quarter of the curve and all in one state. */
function largestQuarter(states: readonly CellState[], index: number, { rows }: MapGrid): number {
  let count = 1
  for (let next = 4; next <= rows * rows && index % next === 0 && isUniform(states, index, next); next *= 4)
    count = next
  return count
}

function isUniform(states: readonly CellState[], index: number, count: number): boolean {
  for (let at = index; at < index + count; at++) if (states[at] !== states[index]) return false
  return true
}

function squareAt(index: number, count: number, { rows }: MapGrid): MapSquare {
  const side = Math.sqrt(count)
  const perSquare = rows * rows
  const { x, y } = hilbertCell((index % perSquare) / count, Math.log2(rows / side))
  return { x: x * side + Math.floor(index / perSquare) * rows, y: y * side, side }
}
