/**
 * What a cut strands beside routing: geofeed lines and reverse zones that belong to several parts at once, so that no
 * part can change its own.
 */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { ReverseStanding } from '../reverse-dns/reverse-reading.ts'
import { reverseZonesOf } from '../reverse-dns/reverse-zones.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

/** `reaches`: also over addresses outside the block. */
export type StrandedLine = { feed: string; prefix: string; country: string | null; reaches: boolean }
export type StrandedZone = { zone: string; block: string; servers: readonly string[] }

/** `wide` are the delegated ones. Of many zones only some are asked, and of a few nobody may have told. */
export type StrandedZones = {
  at: string | null
  wide: readonly StrandedZone[]
  asked: number
  untold: number
  inAll: number
}

/** Lines of RFC 8805 that are wider than a part. Null where no geofeed was imported. */
export function strandedLines(block: Prefix, length: number, { geofeeds }: EvidenceSet): StrandedLine[] | null {
  if (geofeeds.length === 0) return null
  return geofeeds.flatMap(({ snapshot, table }) =>
    rowsOverlapping(table, block)
      .map((row) => ({ line: prefixOf(row), country: row.country }))
      .filter(({ line }) => line.length < length)
      .map(({ line, country }) => ({
        ...{ feed: snapshot.source, prefix: formatPrefix(line), country, reaches: line.length < block.length },
      })),
  )
}

/** Delegated zones that are wider than a part. Null where there may be some and nobody has had the zones asked. */
export function strandedZones(block: Prefix, length: number, reverse: ReverseStanding): StrandedZones | null {
  const zoneLength = reverseZonesOf(block).zones[0]?.block.length ?? 24
  if (zoneLength >= length) return { at: null, wide: [], asked: 0, untold: 0, inAll: 0 }
  if (reverse.state !== 'kept' || reverse.last === null) return null
  const { at, reading } = reverse.last
  const { zones, zonesInAll } = reading
  return {
    at,
    wide: zones
      .filter(({ delegation }) => delegation === 'delegated')
      .map(({ zone, block, servers }) => ({ zone, block, servers: [...new Set(servers.map(({ name }) => name))] })),
    asked: zones.length,
    untold: zones.filter(({ delegation }) => delegation === 'failed').length,
    inAll: zonesInAll,
  }
}
