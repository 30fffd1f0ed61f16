/** Every route object of every routing registry that touches the block, against BGP and against the ROAs. */
import { comparePrefixes, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf, relationTo } from '#lib/address-space/relation.ts'
import type { RouteObjectFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { stateOf } from '../validate-route.ts'

export function checkRouteObjects(block: Prefix, evidence: EvidenceSet): RouteObjectFinding[] | null {
  if (evidence.routeObjects.length === 0) return null
  return evidence.routeObjects
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .map((row) => ({ prefix: prefixOf(row), origin: row.origin, source: row.source ?? '' }))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix) || a.origin - b.origin || (a.source < b.source ? -1 : 1))
    .map(({ prefix, origin, source }) => ({
      prefix: formatPrefix(prefix),
      origin,
      source,
      relation: relationTo(block, prefix),
      ...stateOf(evidence.vrps, prefix, origin),
      inBgp: isAnnounced(prefix, origin, evidence),
    }))
}

/** Null without a routing table: an object nobody could compare is not an unused one. */
function isAnnounced(prefix: Prefix, origin: number, { announcements }: EvidenceSet): boolean | null {
  if (announcements.length === 0) return null
  return announcements.some(({ table }) =>
    rowsOverlapping(table, prefix).some(
      (row) => row.originSet === null && row.origin === origin && prefixOf(row).length === prefix.length,
    ),
  )
}
