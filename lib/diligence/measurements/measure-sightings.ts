/** Who announces a block or a part of it, by each collector that was read. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf, type Relation } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { type Measured, measureIn } from './measurement.ts'

/** `origin` is null for an AS_SET. */
export type Sighting = { prefix: string; origin: number | null; relation: Relation }

/**
 * One answer a collector: that a route is gone holds only where each was read and saw nothing. Less specific routes,
 * which are others' or of the whole, are left out.
 */
export function measureSightings(block: Prefix, evidence: EvidenceSet): Measured<readonly Sighting[]>[] {
  const asked = evidence.sources.filter(({ kind }) => kind === 'announcements')
  return asked.map((source) => measureIn(source, () => findSightings(block, evidence, source.source)))
}

function findSightings(block: Prefix, { announcements }: EvidenceSet, source: string): readonly Sighting[] | null {
  const table = announcements.find(({ snapshot }) => snapshot.source === source)?.table
  const sightings = (table ? rowsOverlapping(table, block) : []).flatMap((row): Sighting[] => {
    const prefix = prefixOf(row)
    if (prefix.length < block.length) return []
    const origin = row.originSet === null ? row.origin : null
    return [{ prefix: formatPrefix(prefix), origin, relation: prefix.length === block.length ? 'exact' : 'inside' }]
  })
  return sightings.length === 0 ? null : sightings
}
