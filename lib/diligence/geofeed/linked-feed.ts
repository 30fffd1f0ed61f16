/**
 * A geofeed as whoever found it at a registration reads it (RFC 9632): what it says of one block, and what is wrong
 * with it. Lines outside the registration are somebody else's to place, and count for nothing here.
 */
import { narrowestRanges, type Segment } from '#lib/address-space/narrowest-ranges.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { Result } from '#lib/kernel/result.ts'
import { readFeedLines } from './feed-lines.ts'
import { isDropped } from './geofeed-rules.ts'
import { judgeEntry } from './judge-entry.ts'
import { findDuplicates, type NumberedEntry } from './judge-feed.ts'
import type { Place } from './judge-place.ts'
import { lintGeofeed, type ToldFault } from './lint-geofeed.ts'
import { splitLine } from './split-line.ts'

/** `isAsked` false: no connection was opened, so that nothing is known of the feed. A sentence each. */
export type FeedFault = { readonly isAsked: boolean; readonly sentence: string }

export type FetchedFeed = {
  readonly bytes: Uint8Array /** Where it was found, behind all redirects. */
  readonly url: string
}

/** `isPublic`: addresses that a connection may be opened to. */
export type FeedSource = (
  url: string,
  isPublic: (address: number) => boolean,
) => Promise<Result<FetchedFeed, FeedFault>>

export type FeedPlacing = AddressRange & Place

export type LinkedFeedReading = {
  /** Lines of IPv4, IPv6, and those without a prefix that can be read. */
  readonly entries: { readonly ipv4: number; readonly ipv6: number; readonly unread: number }
  readonly counts: Readonly<Record<'error' | 'warning' | 'notice', number>>
  /** Where it places the block, the most specific line at each address; in order, the first of them. */
  readonly placings: readonly FeedPlacing[]
  /** Ranges behind those. */
  readonly morePlacings: number
  /** Addresses of the block that no line of it speaks of. */
  readonly unplaced: number
  /** Lines about the block that reach outside the registration, and so do not count. */
  readonly ignored: number
  /** What is wrong with lines about the block and with the file as a whole, the first of them. */
  readonly faults: readonly ToldFault[]
}

const mostFaults = 20
/** A feed may place each address of a block by itself; readings are kept in memory. */
const mostPlacings = 50
/** No name of a place is longer; the file of a stranger may say anything. */
const longestText = 100

export function readLinkedFeed(
  bytes: Uint8Array,
  { block, registration }: { block: Prefix; registration: AddressRange },
): LinkedFeedReading {
  const { entries, counts, faults } = lintGeofeed(bytes, { inside: null })
  const about = readEntries(bytes).filter(({ prefix }) => prefix !== null && overlaps(rangeOf(prefix), rangeOf(block)))
  const duplicates = findDuplicates(about)
  const kept = about.filter(({ line, faults: own }) => !(isDropped(own) || duplicates.dropped.has(line)))
  const inside = kept.filter(({ prefix }) => prefix !== null && holds(registration, rangeOf(prefix)))
  const segments = placeAll(inside, block)
  const lines = new Set(about.map(({ line }) => line))
  return {
    ...{ entries, counts },
    placings: segments.slice(0, mostPlacings).map(tellPlacing),
    morePlacings: Math.max(0, segments.length - mostPlacings),
    unplaced: rangeSize(rangeOf(block)) - segments.reduce((sum, segment) => sum + rangeSize(segment), 0),
    ignored: kept.length - inside.length,
    faults: faults.filter(({ line }) => line === null || lines.has(line)).slice(0, mostFaults),
  }
}

const tellPlacing = ({ start, end, of: { country, region, city } }: Segment<FeedPlacing>): FeedPlacing => ({
  ...{ start, end, country: shorten(country), region: shorten(region), city: shorten(city) },
})

const shorten = (text: string | null): string | null =>
  text !== null && text.length > longestText ? `${text.slice(0, longestText)}…` : text

function readEntries(bytes: Uint8Array): NumberedEntry[] {
  return readFeedLines(bytes).lines.flatMap(({ number, text, isUtf8 }) => {
    const split = splitLine(text)
    if (split.kind !== 'entry') return []
    const entry = judgeEntry(split.fields, split.isClosed)
    // What is no UTF-8 a consumer drops, as the linter says of the line.
    const faults = isUtf8 ? entry.faults : [...entry.faults, { rule: 'not-utf8' as const, message: '' }]
    return [{ ...entry, faults, line: number }]
  })
}

function placeAll(entries: readonly NumberedEntry[], block: Prefix): Segment<FeedPlacing>[] {
  const placed = entries.flatMap(({ prefix, place }) =>
    prefix === null ? [] : [{ ...place, ...clipTo(block, rangeOf(prefix)), length: prefix.length }],
  )
  // Clipping may make two ranges begin where the block does: of those the more specific line stands last.
  placed.sort((a, b) => a.start - b.start || a.length - b.length)
  return narrowestRanges(placed)
}

const overlaps = (a: AddressRange, b: AddressRange): boolean => a.start <= b.end && b.start <= a.end
const holds = (wider: AddressRange, range: AddressRange): boolean =>
  wider.start <= range.start && range.end <= wider.end

/** As a person reads it: `NL, NL-UT, Utrecht`; a line that names nothing asks for no location (RFC 8805 2.1.2). */
export const sayPlace = ({ country, region, city }: Place): string =>
  [country, region, city].filter((part) => part !== null).join(', ') || 'no location, as it asks'
