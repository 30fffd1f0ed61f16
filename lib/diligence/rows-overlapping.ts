import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import type { RangeRow, RangeSchema, RangeTable } from '#lib/address-space/range-table.ts'

/** The rows that share an address with the block, in table order: by first address, the wider first. */
export function rowsOverlapping<S extends RangeSchema>(table: RangeTable<S>, block: Prefix): RangeRow<S>[] {
  return table.overlapping(block.address, lastAddress(block)).map((index) => table.row(index))
}
