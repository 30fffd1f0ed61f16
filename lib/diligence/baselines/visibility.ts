/**
 * How many peers of the collector see the block's most widely seen route: its own, else one of a part of it.
 *
 * Zero is a finding: the table was read, and nobody sees it. Null is none: no table that counts its peers was read, or
 * nobody knows of which moment it speaks.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import type { Sample } from './baseline.ts'

/** The one format that says how many peers saw a route. */
export const visibilitySource = 'bgp-riswhois'

export function measureVisibility(block: Prefix, { announcements }: EvidenceSet): Sample | null {
  const opened = announcements.find(({ snapshot }) => snapshot.source === visibilitySource)
  if (!opened || opened.snapshot.asOf === null) return null
  const routes = rowsOverlapping(opened.table, block).map((row) => ({ length: prefixOf(row).length, peers: row.peers }))
  const own = routes.filter(({ length }) => length === block.length)
  const counted = own.length > 0 ? own : routes.filter(({ length }) => length > block.length)
  return { at: Date.parse(opened.snapshot.asOf), value: Math.max(0, ...counted.map(({ peers }) => peers)) }
}
