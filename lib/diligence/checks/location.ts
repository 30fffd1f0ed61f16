/**
 * Where sources place the block: each provider and each geofeed that speaks of it, with exact counts of addresses, and
 * where they contradict each other. What a registry prints is the seat of the holder, so that it is compared and never
 * counted as one of them.
 */
import { narrowestRanges, type Segment } from '#lib/address-space/narrowest-ranges.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { judgeCountry } from '../geofeed/country-codes.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

/** `country` is null of addresses for which the source has a row that names none. */
export type CountryShare = { country: string | null; addresses: number }

export type PlacedRange = AddressRange & { country: string | null; region: string | null; city: string | null }

export type LocationVoice = {
  source: string
  kind: 'locations' | 'geofeed'
  asOf: string | null
  /** Most addresses first. */
  countries: readonly CountryShare[]
  /** Addresses of which it says nothing at all. */
  unplaced: number
  /** Addresses that it places in another country than the registry prints. */
  unlikeRegistry: number
  /** In order, none of them overlapping. */
  ranges: readonly PlacedRange[]
}

/** Who says what of a run of addresses; who says nothing of it is left out. */
export type Disagreement = AddressRange & { says: readonly Saying[] }

type Saying = Pick<LocationVoice, 'source' | 'kind'> & { country: string }

export type LocationFinding = {
  /** Every provider, and the geofeeds that have a line for any of it. */
  voices: readonly LocationVoice[]
  /** Geofeeds that were read and have none. */
  silentGeofeeds: number
  /** By the registries' statistics. */
  registry: readonly CountryShare[]
  /** Addresses that two sources place in different countries. */
  disputed: number
  disagreements: readonly Disagreement[]
}

/** Null where no source of locations was imported. */
export function checkLocation(block: Prefix, evidence: EvidenceSet): LocationFinding | null {
  const { locations, geofeeds } = evidence
  if (locations.length + geofeeds.length === 0) return null
  const spoken = geofeeds.map((opened) => placedBy(block, opened)).filter(({ segments }) => segments.length > 0)
  const placed = [...locations.map((opened) => placedBy(block, opened)), ...spoken]
  const registry = registryOf(block, evidence)
  const compared = compare(block, placed, registry)
  return {
    voices: placed.map(({ source, kind, asOf, segments }, place) => ({
      ...{ source, kind, asOf },
      countries: sharesOf(segments),
      unplaced: rangeSize(rangeOf(block)) - sizeOf(segments),
      unlikeRegistry: compared.unlikeRegistry[place] ?? 0,
      ranges: segments.map(({ start, end, of: { country, region, city } }) => ({ start, end, country, region, city })),
    })),
    silentGeofeeds: geofeeds.length - spoken.length,
    registry: sharesOf(registry),
    disputed: compared.disagreements.reduce((sum, range) => sum + rangeSize(range), 0),
    disagreements: compared.disagreements,
  }
}

type Placing = AddressRange & { country: string | null }
type Placed = Pick<LocationVoice, 'source' | 'kind' | 'asOf'> & { segments: readonly Segment<PlacedRange>[] }

/** What one source says of the block, each address once. */
export function placedBy(block: Prefix, { snapshot, table }: EvidenceSet['locations'][number]): Placed {
  const rows = rowsOverlapping(table, block).map((row) => ({ ...row, ...clipTo(block, row) }))
  const { source, asOf, kind } = snapshot
  const segments = narrowestRanges(rows.sort(widerFirst))
  return { source, asOf, kind: kind === 'geofeed' ? kind : 'locations', segments }
}

/** Clipping may make two ranges begin where the block does. */
const widerFirst = (a: AddressRange, b: AddressRange): number => a.start - b.start || b.end - a.end

/** What the statistics print of addresses that somebody holds; `EU`, `ZZ` and the like are no place. */
function registryOf(block: Prefix, { registrations }: EvidenceSet): Segment<Placing>[] {
  const rows = registrations
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .filter(({ country, status }) => country !== null && judgeCountry(country) === 'assigned' && isHeld(status))
    .map(({ country, ...row }) => ({ country, ...clipTo(block, row) }))
  return narrowestRanges(rows.sort(widerFirst))
}

const isHeld = (status: string | null): boolean => status === 'allocated' || status === 'assigned'

const sizeOf = (segments: readonly AddressRange[]): number => segments.reduce((sum, range) => sum + rangeSize(range), 0)

/** Most addresses first. */
export function sharesOf(segments: readonly Segment<Placing>[]): CountryShare[] {
  const counts = new Map<string | null, number>()
  for (const { start, end, of } of segments) {
    counts.set(of.country, (counts.get(of.country) ?? 0) + rangeSize({ start, end }))
  }
  const shares = [...counts].map(([country, addresses]) => ({ country, addresses }))
  return shares.sort((a, b) => b.addresses - a.addresses || nameOf(a).localeCompare(nameOf(b)))
}

/** No country stands behind every country. */
const nameOf = ({ country }: CountryShare): string => country ?? 'ZZZ'

type Compared = { unlikeRegistry: number[]; disagreements: Disagreement[] }

/** Walks the block from one place where anybody begins or ends to the next: between them everybody says one thing. */
function compare(block: Prefix, placed: readonly Placed[], registry: readonly Segment<Placing>[]): Compared {
  const unlikeRegistry = placed.map(() => 0)
  const disagreements: Disagreement[] = []
  const cursors = placed.map(({ segments }) => cursorOf(segments))
  const ofRegistry = cursorOf(registry)
  for (const range of piecesOf(block, [...placed.map(({ segments }) => segments), registry])) {
    const registered = ofRegistry(range.start)
    const says = placed.flatMap(({ source, kind }, place) => {
      const country = cursors[place]?.(range.start) ?? null
      if (country === null) return []
      if (registered !== null && registered !== country)
        unlikeRegistry[place] = (unlikeRegistry[place] ?? 0) + rangeSize(range)
      return [{ source, kind, country }]
    })
    if (new Set(says.map(({ country }) => country)).size > 1) join(disagreements, { ...range, says })
  }
  return { unlikeRegistry, disagreements }
}

function piecesOf(block: Prefix, voices: readonly (readonly AddressRange[])[]): AddressRange[] {
  const { start: first, end: last } = rangeOf(block)
  const cuts = new Set([first, last + 1])
  for (const segments of voices) for (const { start, end } of segments) cuts.add(start).add(end + 1)
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, index) => ({ start, end: (sorted[index + 1] ?? start + 1) - 1 }))
}

/** Asked for addresses in rising order: the country that the segments have there, or null. */
function cursorOf(segments: readonly Segment<Placing>[]): (address: number) => string | null {
  let place = 0
  return (address) => {
    while ((segments[place]?.end ?? Number.POSITIVE_INFINITY) < address) place++
    const segment = segments[place]
    return segment && segment.start <= address ? segment.of.country : null
  }
}

function join(disagreements: Disagreement[], next: Disagreement): void {
  const last = disagreements.at(-1)
  const isSame = last && last.end + 1 === next.start && keyOf(last) === keyOf(next)
  if (isSame) disagreements[disagreements.length - 1] = { ...last, end: next.end }
  else disagreements.push(next)
}

const keyOf = ({ says }: Disagreement): string => says.map(({ source, country }) => `${source} ${country}`).join()
