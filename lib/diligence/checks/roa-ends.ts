/**
 * When the ROAs behind the VRPs of a block end by their own certificates. Told by jsonext alone, and never guessed from
 * the `expires` of other exports, which is the chain's and is renewed daily.
 */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

/** `on` is the moment it ends, an ISO instant. */
export type RoaEnd = { prefix: string; asn: number; maxLength: number; on: string }

/** Null where the current VRPs come from no export that tells; else the soonest to end first. */
export function checkRoaEnds(block: Prefix, { roaEnds }: EvidenceSet): RoaEnd[] | null {
  if (!roaEnds) return null
  // A VRP that two trust anchors have lives as long as the longer of the two.
  const latest = new Map<string, { end: RoaEnd; notAfter: number }>()
  for (const row of rowsOverlapping(roaEnds.table, block)) {
    const { asn, maxLength, notAfter } = row
    const prefix = formatPrefix(prefixOf(row))
    const key = `${prefix} ${asn} ${maxLength}`
    if (notAfter <= (latest.get(key)?.notAfter ?? -1)) continue
    latest.set(key, { end: { prefix, asn, maxLength, on: new Date(notAfter * 1000).toISOString() }, notAfter })
  }
  return [...latest.values()].sort((a, b) => a.notAfter - b.notAfter).map(({ end }) => end)
}
