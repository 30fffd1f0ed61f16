/**
 * What tables that are ordered by address say of one AS: its routes, its route objects, the VRPs that name it.
 *
 * Each table is put in the order of its ASNs when it is first asked, and as long as it stays open: a tenth of a second
 * for a million rows, four bytes a row. An AS_SET is the origin of nobody.
 */
import type { RangeRow, RangeTable } from '#lib/address-space/range-table.ts'
import { indexValues, type ValueIndex } from '#lib/kernel/value-index.ts'
import type { AnnouncementRow, announcementSchema } from './announcement.ts'
import type { routeObjectSchema } from './route-object.ts'
import type { VrpIndex, VrpRow } from './vrp-index.ts'

const indexed = new WeakMap<object, ValueIndex>()

function indexOf(table: object, asns: () => Uint32Array): ValueIndex {
  const known = indexed.get(table)
  if (known) return known
  const made = indexValues(asns())
  indexed.set(table, made)
  return made
}

/** In the order of the table. */
export function routesOfAsn(table: RangeTable<typeof announcementSchema>, asn: number): AnnouncementRow[] {
  const rows = indexOf(table, () => table.layout.values('origin')).rowsOf(asn)
  // Beside an AS_SET stands 0.
  return Array.from(rows, (row) => table.row(row)).filter(({ originSet }) => originSet === null)
}

export function routeObjectsOfAsn(
  table: RangeTable<typeof routeObjectSchema>,
  asn: number,
): RangeRow<typeof routeObjectSchema>[] {
  const rows = indexOf(table, () => table.layout.values('origin')).rowsOf(asn)
  return Array.from(rows, (row) => table.row(row))
}

export function vrpsOfAsn(vrps: VrpIndex, asn: number): VrpRow[] {
  const rows = indexOf(vrps, () => asnsOf(vrps)).rowsOf(asn)
  return Array.from(rows, (row) => vrps.row(row))
}

function asnsOf({ forest }: VrpIndex): Uint32Array {
  const asns = new Uint32Array(forest.size)
  for (let row = 0; row < asns.length; row++) asns[row] = forest.firstWord(row)
  return asns
}
