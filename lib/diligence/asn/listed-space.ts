/** How much of the space that an AS announces each blocklist has: a network is known by the company of its addresses. */
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { Announced } from './announced-space.ts'
import type { ListedSpace } from './asn-dossier.ts'

/** Null without a list, or without a routing table: what is not known to be announced cannot be looked up. */
export function findListed(announced: Announced | null, { blocklists }: EvidenceSet): ListedSpace[] | null {
  if (announced === null || blocklists.length === 0) return null
  return blocklists.map(({ snapshot, table }) => {
    // An entry may reach over several of the ranges.
    const entries = new Set(announced.set.flatMap(({ start, end }) => table.overlapping(start, end)))
    const listed = unionOf(Array.from(entries, (row) => table.row(row)))
    return {
      list: snapshot.source,
      asOf: snapshot.asOf,
      entries: entries.size,
      listedAddresses: countAddresses(intersect(listed, announced.set)),
    }
  })
}
