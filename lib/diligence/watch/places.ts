/** What each source of locations says of one block, as a watch looks at it: its countries with their addresses. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { placedBy, sharesOf } from '../checks/location.ts'
import type { EvidenceSet } from '../evidence.ts'
import { formatCount } from '../statements/wording.ts'

/** `says` is the same text where a source says the same: `IN (512), JP (512)`; empty where it names no country. */
export type PlaceFact = { says: string; source: string; kind: 'locations' | 'geofeed' }

/** By source; null where none was imported. */
export function observePlaces(
  block: Prefix,
  { locations, geofeeds }: Pick<EvidenceSet, 'locations' | 'geofeeds'>,
): ReadonlyMap<string, PlaceFact> | null {
  if (locations.length + geofeeds.length === 0) return null
  const placed = [...locations, ...geofeeds].map((opened) => placedBy(block, opened))
  return new Map(placed.map(({ source, kind, segments }) => [source, { says: sayCountries(segments), source, kind }]))
}

const sayCountries = (segments: Parameters<typeof sharesOf>[0]): string =>
  sharesOf(segments)
    .flatMap(({ country, addresses }) => (country === null ? [] : `${country} (${formatCount(addresses)})`))
    .join(', ')
