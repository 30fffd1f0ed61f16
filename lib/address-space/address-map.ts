/**
 * Where a block's parts lie in its picture: along a Hilbert curve, so that addresses that are near in
 * number are near on the map and every sub-prefix is one square or two. Knows nothing of colours or pixels.
 */
import { type Prefix, splitPrefix } from './prefix.ts'

/** Column and row, counted from the top left, 0 first. */
export type MapPoint = { readonly x: number; readonly y: number }
export type MapCell = MapPoint & { readonly prefix: Prefix }

/** `cellLength` is the prefix length of one cell. */
export type MapGrid = { readonly cellLength: number; readonly columns: number; readonly rows: number }

const mostCellBits = 10 // 1024 cells

/** The grid of a block: its /24s where these are 2 to 1024, wider cells for a wider block, addresses for a /24 or less. */
export function mapGrid(prefix: Prefix): MapGrid {
  const cellLength = prefix.length >= 24 ? 32 : Math.min(24, prefix.length + mostCellBits)
  const bits = cellLength - prefix.length
  return { cellLength, columns: 2 ** Math.ceil(bits / 2), rows: 2 ** Math.floor(bits / 2) }
}

/** The cells in address order. An odd number of bits makes two squares side by side; the curve runs on from one to the other. */
export function mapCells(prefix: Prefix): MapCell[] {
  const { cellLength, rows } = mapGrid(prefix)
  const order = Math.log2(rows)
  const perSquare = rows * rows
  return splitPrefix(prefix, cellLength).map((cell, index) => {
    const { x, y } = hilbertCell(index % perSquare, order)
    return { prefix: cell, x: x + Math.floor(index / perSquare) * rows, y }
  })
}

/** The cell at place `index` of the curve that fills a square of 2^order cells a side, from top left to top right. */
export function hilbertCell(index: number, order: number): MapPoint {
  let [x, y] = [0, 0]
  for (let level = 0; level < order; level++) {
    const side = 1 << level
    const quarter = (index >>> (2 * level)) & 3
    // Quarters in their order: top left, bottom left, bottom right, top right; the first and last are turned.
    if (quarter === 0) [x, y] = [y, x]
    else if (quarter === 3) [x, y] = [2 * side - 1 - y, side - 1 - x]
    else [x, y] = [quarter === 2 ? x + side : x, y + side]
  }
  return { x, y }
}
