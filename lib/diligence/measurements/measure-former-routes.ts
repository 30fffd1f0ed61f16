/** Routes of certain ASes that still carry a block: of it, of a part of it, or wider ones that it lies in. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf, relationTo } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import type { Sighting } from './measure-sightings.ts'
import type { TraceQuestion } from './measure-traces.ts'
import { type Measured, measureIn } from './measurement.ts'

/** One answer a collector. A wider route of others is none of these: it is told by its origin. */
export function measureFormerRoutes(
  { block, asns }: TraceQuestion,
  { announcements, sources }: EvidenceSet,
): Measured<readonly Sighting[]>[] {
  return sources
    .filter(({ kind }) => kind === 'announcements')
    .map((source) =>
      measureIn(source, () => {
        const table = announcements.find(({ snapshot }) => snapshot.source === source.source)?.table
        const routes = (table ? rowsOverlapping(table, block) : [])
          .filter(({ originSet, origin }) => originSet === null && asns.includes(origin))
          .map((row): Sighting => {
            const prefix = prefixOf(row)
            return { prefix: formatPrefix(prefix), origin: row.origin, relation: relationTo(block, prefix) }
          })
        return routes.length === 0 ? null : routes
      }),
    )
}

/** The ASes whose route carries the whole block: by longest match, so that of a wider one of others it is none. */
export function listCarriers(block: Prefix, { announcements }: EvidenceSet): number[] {
  const carriers = announcements.flatMap(({ table }) => {
    const covering = rowsOverlapping(table, block).filter((row) => prefixOf(row).length <= block.length)
    const longest = Math.max(...covering.map((row) => prefixOf(row).length))
    return covering.filter((row) => row.originSet === null && prefixOf(row).length === longest)
  })
  return [...new Set(carriers.map(({ origin }) => origin))].filter((asn) => asn !== 0).sort((a, b) => a - b)
}
