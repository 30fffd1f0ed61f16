/**
 * VRPs of AS0 strictly inside the block: of a part of it that nobody may announce (RFC 6483 section 4), or that a
 * registry's own AS0 list calls given to nobody. Those over the whole block are in the dossier.
 */
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet } from '../evidence.ts'

export type As0Part = {
  prefix: string
  ta: string | null
  /** No VRP of another AS lets anybody announce it or a part of it: every such route is Invalid. */
  isAlone: boolean
}

/** By address and length, each prefix once a trust anchor; empty without VRPs. */
export function findAs0Parts(block: Prefix, { vrps }: EvidenceSet): As0Part[] {
  if (!vrps) return []
  const { table } = vrps
  const parts = new Map<string, As0Part>()
  for (const index of table.moreSpecifics(block.address, block.length)) {
    // Of a wide block's many VRPs few are read whole.
    if (table.forest.firstWord(index) !== 0) continue
    const { address, length, ta } = table.row(index)
    const part = prefixAt(address, length)
    const prefix = formatPrefix(part)
    const key = `${prefix} ${ta}`
    if (!parts.has(key)) parts.set(key, { prefix, ta, isAlone: !isAnyAllowed(table, part) })
  }
  return [...parts.values()]
}

/** Whether somebody may announce it or a part of it: by a VRP for a wider block only where its maxLength reaches so far. */
function isAnyAllowed(table: VrpIndex, { address, length }: Prefix): boolean {
  const names = (index: number) => table.forest.firstWord(index) !== 0
  return (
    table.covering(address, length).some((index) => names(index) && table.row(index).maxLength >= length) ||
    table.moreSpecifics(address, length).some(names)
  )
}
