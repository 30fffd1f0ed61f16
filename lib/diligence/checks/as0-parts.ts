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
  /** No VRP of another AS bears on any of it, so that every route of it or inside it is Invalid. */
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

/** Whether somebody may announce it, a wider block or a part of it. */
const isAnyAllowed = (table: VrpIndex, { address, length }: Prefix): boolean =>
  [...table.covering(address, length), ...table.moreSpecifics(address, length)].some(
    (index) => table.forest.firstWord(index) !== 0,
  )
