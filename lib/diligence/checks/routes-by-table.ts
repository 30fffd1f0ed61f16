/** Which routing table has which route: the dossier unites them, and a sentence of a day is of one table. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { keyOfRoute } from '../route-keys.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

/** Routes that share an address with the block, by file. */
export type RoutesByTable = ReadonlyMap<string, ReadonlySet<string>>

export const keyOfTable = ({ source, sha256 }: { source: string; sha256: string | null }): string =>
  `${source} ${sha256}`

export const findRoutesByTable = (
  block: Prefix,
  { announcements }: Pick<EvidenceSet, 'announcements'>,
): RoutesByTable =>
  new Map(
    announcements.map(({ snapshot, table }) => [
      keyOfTable(snapshot),
      new Set(
        rowsOverlapping(table, block).map((row) =>
          keyOfRoute({ prefix: formatPrefix(prefixOf(row)), origin: row.originSet === null ? row.origin : null }),
        ),
      ),
    ]),
  )
