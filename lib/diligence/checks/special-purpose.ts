/** Which rows of IANA's special-purpose registry touch the block, in either direction, terminated ones too. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { SpecialPurposeFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export function checkSpecialPurpose(block: Prefix, { specialPurpose }: EvidenceSet): SpecialPurposeFinding[] | null {
  if (!specialPurpose) return null
  return rowsOverlapping(specialPurpose.table, block).map((row) => ({
    name: row.name ?? '',
    prefix: formatPrefix(prefixOf(row)),
  }))
}
