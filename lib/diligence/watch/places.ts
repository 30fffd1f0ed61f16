/** What each source of locations says of one block, as a watch looks at it: its countries with their addresses. */
import { narrowestRanges } from '#lib/address-space/narrowest-ranges.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeSize } from '#lib/address-space/range.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { formatCount } from '../statements/wording.ts'

/** `says` is the same text where a source says the same: `SG` of all of it, `IN 512, JP 512`; empty where nothing. */
export type PlaceFact = { says: string; source: string; kind: 'locations' | 'geofeed' }

/** By source; null where none was imported. */
export function observePlaces(
  block: Prefix,
  { locations, geofeeds }: Pick<EvidenceSet, 'locations' | 'geofeeds'>,
): ReadonlyMap<string, PlaceFact> | null {
  if (locations.length + geofeeds.length === 0) return null
  const facts = new Map<string, PlaceFact>()
  for (const { snapshot, table } of [...locations, ...geofeeds]) {
    const rows = rowsOverlapping(table, block).map((row) => ({ ...row, ...clipTo(block, row) }))
    const kind = snapshot.kind === 'geofeed' ? 'geofeed' : 'locations'
    facts.set(snapshot.source, { says: sayCountries(rows), source: snapshot.source, kind })
  }
  return facts
}

type Row = { start: number; end: number; country: string | null }

function sayCountries(rows: readonly Row[]): string {
  const counts = new Map<string, number>()
  for (const { of, ...range } of narrowestRanges([...rows].sort((a, b) => a.start - b.start || b.end - a.end))) {
    if (of.country !== null) counts.set(of.country, (counts.get(of.country) ?? 0) + rangeSize(range))
  }
  const said = [...counts].sort(([a, many], [b, few]) => few - many || a.localeCompare(b))
  return said.map(([country, addresses]) => `${country} (${formatCount(addresses)})`).join(', ')
}
