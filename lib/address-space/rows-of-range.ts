/** Where the rows of a table stand that span exactly some addresses, or lie inside them: none of the wider is looked at. */
import type { Prefix } from './prefix.ts'
import { type AddressRange, rangeOf } from './range.ts'
import type { RangeLayout, RangeSchema, RangeTable } from './range-table.ts'

/** Row numbers, in table order. */
export function rowsOfRange<S extends RangeSchema>({ layout }: RangeTable<S>, range: AddressRange): number[] {
  const { start, end } = layout
  const rows: number[] = []
  for (let row = firstFrom(layout, range); start[row] === range.start && end[row] === range.end; row++) rows.push(row)
  return rows
}

/** `from` to `to - 1` are those of the block or a part of it; of rows that are no prefixes some may end behind it. */
export function rowsInside<S extends RangeSchema>(
  { layout }: RangeTable<S>,
  block: Prefix,
): { from: number; to: number } {
  const range = rangeOf(block)
  return { from: firstFrom(layout, range), to: firstFrom(layout, { start: range.end + 1, end: 2 ** 32 }) }
}

/** The first row that does not stand before those of the range: by first address, then the wider first. */
function firstFrom<S extends RangeSchema>({ start, end }: RangeLayout<S>, range: AddressRange): number {
  let [low, high] = [0, start.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const from = start[middle] ?? 0
    if (from < range.start || (from === range.start && (end[middle] ?? 0) > range.end)) low = middle + 1
    else high = middle
  }
  return low
}
