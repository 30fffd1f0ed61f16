/** What registries' databases say of the block: of each the most specific inetnum that holds all of it. */

import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange } from '#lib/address-space/range.ts'
import type { RangeTable } from '#lib/address-space/range-table.ts'
import { rowsInside } from '#lib/address-space/rows-of-range.ts'
import type { inetnumSchema } from '#lib/registry/inetnum.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { ReadingFault } from '../reading-fault.ts'

export type InetnumFinding = {
  source: string
  asOf: string | null
  fetchedAt: string
  fault: ReadingFault | null
  /** Null where the database has no range around all of the block. */
  around: InetnumFacts | null
  /** Ranges within the block that are smaller than it. */
  inside: number
}

export type InetnumFacts = {
  /** As in RPSL: `192.0.2.0 - 192.0.2.255`. */
  range: string
  status: string | null
  country: string | null
  netname: string | null
  organisation: string | null
  maintainers: string | null
  lower: string | null
  changed: string | null
}

/** Null where no dump with inetnums was imported. */
export function checkInetnums(block: Prefix, { inetnums, faults }: EvidenceSet): InetnumFinding[] | null {
  if (inetnums.length === 0) return null
  return inetnums.map(({ snapshot, table }) => {
    const around = rowAround(table, block)
    return {
      ...{ source: snapshot.source, asOf: snapshot.asOf, fetchedAt: snapshot.fetchedAt },
      fault: faults.get(snapshot.source) ?? null,
      around: around === null ? null : factsOf(table.row(around)),
      inside: countInside(table, block),
    }
  })
}

type Inetnums = RangeTable<typeof inetnumSchema>

/** Of the rows that hold all of the block the smallest, and of two alike the first. */
function rowAround(table: Inetnums, block: Prefix): number | null {
  const last = lastAddress(block)
  const { start, end } = table.layout
  let [nearest, smallest] = [-1, Number.POSITIVE_INFINITY]
  for (const row of table.overlapping(block.address, block.address)) {
    const [from, to] = [start[row] ?? 0, end[row] ?? 0]
    if (to < last || to - from >= smallest) continue
    nearest = row
    smallest = to - from
  }
  return nearest < 0 ? null : nearest
}

/** Read off the columns: a large block has thousands. Ranges need not be prefixes, so that one may reach beyond it. */
function countInside(table: Inetnums, block: Prefix): number {
  const last = lastAddress(block)
  const { start, end } = table.layout
  const { from, to } = rowsInside(table, block)
  let inside = 0
  for (let row = from; row < to; row++) {
    const ends = end[row] ?? 0
    if (ends < last || (ends === last && start[row] !== block.address)) inside++
  }
  return inside
}

const factsOf = ({ start, end, ...row }: AddressRange & Omit<InetnumFacts, 'range'>): InetnumFacts => ({
  range: formatRange({ start, end }),
  ...{ status: row.status, country: row.country, netname: row.netname, organisation: row.organisation },
  ...{ maintainers: row.maintainers, lower: row.lower, changed: row.changed },
})
