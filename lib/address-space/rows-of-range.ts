/** The rows of a table that span exactly these addresses: they stand together, so none of the wider ones is looked at. */
import type { AddressRange } from './range.ts'
import type { RangeSchema, RangeTable } from './range-table.ts'

/** Row numbers, in table order. */
export function rowsOfRange<S extends RangeSchema>({ layout }: RangeTable<S>, range: AddressRange): number[] {
  const { start, end } = layout
  // By first address, then the wider first.
  const isBefore = (row: number) => {
    const from = start[row] ?? 0
    return from < range.start || (from === range.start && (end[row] ?? 0) > range.end)
  }
  let [low, high] = [0, start.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  const rows: number[] = []
  for (let row = low; start[row] === range.start && end[row] === range.end; row++) rows.push(row)
  return rows
}
