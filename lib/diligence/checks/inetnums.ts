/** What registries' databases say of the block: of each the most specific inetnum that holds all of it. */

import type { Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export type InetnumFinding = {
  source: string
  asOf: string | null
  fetchedAt: string
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
export function checkInetnums(block: Prefix, { inetnums }: EvidenceSet): InetnumFinding[] | null {
  if (inetnums.length === 0) return null
  const own = rangeOf(block)
  return inetnums.map(({ snapshot, table }) => {
    const rows = rowsOverlapping(table, block)
    const around = rows.filter((row) => holds(row, own)).toSorted((a, b) => rangeSize(a) - rangeSize(b))[0] ?? null
    return {
      ...{ source: snapshot.source, asOf: snapshot.asOf, fetchedAt: snapshot.fetchedAt },
      around: around && factsOf(around),
      inside: rows.filter((row) => holds(own, row) && rangeSize(row) < rangeSize(own)).length,
    }
  })
}

const holds = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

const factsOf = ({ start, end, ...row }: AddressRange & Omit<InetnumFacts, 'range'>): InetnumFacts => ({
  range: formatRange({ start, end }),
  ...{ status: row.status, country: row.country, netname: row.netname, organisation: row.organisation },
  ...{ maintainers: row.maintainers, lower: row.lower, changed: row.changed },
})
