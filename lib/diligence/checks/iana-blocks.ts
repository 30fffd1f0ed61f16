/** What IANA's table says of the /8s that a block lies in, or is made of: to whom each was given, and how it counts. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { faultOfSource } from '../fault-of-source.ts'
import type { ReadingFault } from '../reading-fault.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export type IanaBlock = { prefix: string; status: string; designation: string; date: string | null }
export type IanaFinding = {
  asOf: string | null
  fetchedAt: string
  fault: ReadingFault | null
  blocks: readonly IanaBlock[]
}

/** Null where the table was not imported. */
export function checkIanaBlocks(block: Prefix, { ianaBlocks, faults, sources }: EvidenceSet): IanaFinding | null {
  if (ianaBlocks === null) return null
  const { asOf, fetchedAt } = ianaBlocks.snapshot
  const blocks = rowsOverlapping(ianaBlocks.table, block).map((row) => ({
    ...{ prefix: formatPrefix(prefixOf(row)), status: row.status ?? '', designation: row.designation ?? '' },
    date: row.date,
  }))
  return { asOf, fetchedAt, fault: faultOfSource(ianaBlocks.snapshot, { faults, sources }), blocks }
}
