/** Which rows of a column hold a value: the column is put in order once, and each question is a binary search. */
import { sortedOrder } from './sorted-order.ts'

export type ValueIndex = {
  /** Row numbers, ascending. */
  rowsOf(value: number): Uint32Array
}

export function indexValues(column: Uint32Array): ValueIndex {
  const order = sortedOrder([column])
  /** How many rows hold less than `value`. */
  const below = (value: number): number => {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((column[order[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    return low
  }
  return { rowsOf: (value) => order.subarray(below(value), below(value + 1)) }
}
