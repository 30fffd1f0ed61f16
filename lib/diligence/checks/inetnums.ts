/** What registries' databases say of the block: of each the smallest inetnum that holds all of it, and what lies inside. */

import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange } from '#lib/address-space/range.ts'
import type { RangeTable } from '#lib/address-space/range-table.ts'
import { rowsInside } from '#lib/address-space/rows-of-range.ts'
import type { inetnumSchema } from '#lib/registry/inetnum.ts'
import type { InnerStatuses } from '#lib/registry/weigh-status.ts'
import type { EvidenceSet } from '../evidence.ts'
import { faultOfSource } from '../fault-of-source.ts'
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
  /** By status the outermost of them, which are given to somebody on their own. */
  inner: InnerStatuses
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
export function checkInetnums(block: Prefix, { inetnums, faults, sources }: EvidenceSet): InetnumFinding[] | null {
  if (inetnums.length === 0) return null
  return inetnums.map(({ snapshot, table }) => {
    const around = rowAround(table, block)
    return {
      ...{ source: snapshot.source, asOf: snapshot.asOf, fetchedAt: snapshot.fetchedAt },
      fault: faultOfSource(snapshot, { faults, sources }),
      around: around === null ? null : factsOf(table.row(around)),
      ...lookInside(table, block),
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
function lookInside(table: Inetnums, block: Prefix): Pick<InetnumFinding, 'inside' | 'inner'> {
  const last = lastAddress(block)
  const { start, end } = table.layout
  const { from, to } = rowsInside(table, block)
  const outermost: number[] = []
  let [inside, told, gaps] = [0, block.address - 1, 0]
  for (let row = from; row < to; row++) {
    const [starts, ends] = [start[row] ?? 0, end[row] ?? 0]
    if (ends > last || (ends === last && starts === block.address)) continue
    inside++
    // By first address and the wider first: what ends no later than one before it lies in that one.
    if (ends <= told) continue
    outermost.push(row)
    gaps += Math.max(0, starts - told - 1)
    told = ends
  }
  return { inside, inner: { parts: byStatus(table, outermost), isWhole: gaps === 0 && told === last } }
}

function byStatus({ layout }: Inetnums, rows: readonly number[]): InnerStatuses['parts'] {
  const statuses = layout.values('status')
  const ranges = new Map<number, number>()
  for (const row of rows) {
    const status = statuses[row] ?? 0
    ranges.set(status, (ranges.get(status) ?? 0) + 1)
  }
  return [...ranges].map(([status, count]) => ({ status: layout.text(status), ranges: count }))
}

const factsOf = ({ start, end, ...row }: AddressRange & Omit<InetnumFacts, 'range'>): InetnumFacts => ({
  range: formatRange({ start, end }),
  ...{ status: row.status, country: row.country, netname: row.netname, organisation: row.organisation },
  ...{ maintainers: row.maintainers, lower: row.lower, changed: row.changed },
})
