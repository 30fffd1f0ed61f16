/** What each imported list says of the block. Lists nest their entries: addresses are a union, never a sum. */
import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { clipTo, prefixOf, relationTo } from '#lib/address-space/relation.ts'
import type { BlocklistFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export function checkBlocklists(block: Prefix, { blocklists }: EvidenceSet): BlocklistFinding[] | null {
  if (blocklists.length === 0) return null
  return blocklists.map(({ snapshot, table }) => {
    const rows = rowsOverlapping(table, block)
    return {
      list: snapshot.source,
      asOf: snapshot.asOf,
      listedAddresses: countAddresses(unionOf(rows.map((row) => clipTo(block, row)))),
      entries: rows.map((row) => ({
        prefix: formatPrefix(prefixOf(row)),
        relation: relationTo(block, prefixOf(row)),
        reference: row.reference,
      })),
    }
  })
}
