/** What only the whole feed shows: a prefix on two lines, a line inside a wider one, a line outside the registration. */
import { containsPrefix, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { type GeofeedFault, isDropped } from './geofeed-rules.ts'
import type { GeofeedEntry } from './judge-entry.ts'
import type { Place } from './judge-place.ts'

export type NumberedEntry = GeofeedEntry & { line: number }
export type NumberedFault = GeofeedFault & { line: number }

/**
 * RFC 8805 2.1.3: a prefix on several lines is an error, whatever they say. It leaves to each consumer which line counts,
 * so that of lines that differ none is known to be kept.
 */
export function findDuplicates(entries: readonly NumberedEntry[]): {
  faults: readonly NumberedFault[]
  /** Lines that no consumer is known to keep beside the others. */
  dropped: ReadonlySet<number>
} {
  const groups = Map.groupBy(entries, keyOf)
  const faults: NumberedFault[] = []
  const dropped = new Set<number>()
  for (const [key, group] of groups) {
    if (group.length < 2) continue
    const places = [...Map.groupBy(group, ({ place }) => tell(place))].map(([says, [first]]) => ({ says, first }))
    const kept = places.length === 1 ? group.find((entry) => !isDropped(entry.faults)) : undefined
    for (const entry of group) {
      if (entry !== kept) dropped.add(entry.line)
      faults.push({ line: entry.line, rule: 'duplicate', message: explainDuplicate({ key, group, places }, entry) })
    }
  }
  return { faults, dropped }
}

const keyOf = ({ prefix, written }: NumberedEntry): string =>
  prefix === null ? written.toLowerCase() : formatPrefix(prefix)

const mostNamed = 3

/** Lines of one prefix, and what they say of its place, each with the first line that says so. */
type Repeated = {
  key: string
  group: readonly NumberedEntry[]
  places: readonly { says: string; first: NumberedEntry | undefined }[]
}

/** Looks at the first few alone: a feed may have one prefix on each of its lines. */
function explainDuplicate({ key, group, places }: Repeated, entry: NumberedEntry): string {
  const named = group.slice(0, mostNamed + 1).filter(({ line }) => line !== entry.line)
  const lines = named.slice(0, mostNamed).map(({ line }) => line)
  const more = group.length - 1 - lines.length
  const others = group.length === 2 ? `Line ${lines[0]} has` : `Lines ${lines.join(', ')}${sayMore(more)} have`
  if (places.length === 1) return `${others} ${key} too, and the same place: one line is enough.`
  const own = tell(entry.place)
  const differing = places.slice(0, mostNamed + 1).filter(({ says }) => says !== own)
  const told = differing.slice(0, mostNamed).map(({ says, first }) => `line ${first?.line} ${says}`)
  return `${others} ${key} too, and not the same place (${told.join('; ')}); which line counts is left to each consumer.`
}

const sayMore = (count: number): string => (count > 0 ? ` and ${count} more` : '')

export type Nesting = {
  faults: readonly NumberedFault[]
  /** Lines that are more specific than another and place their prefix elsewhere: RFC 8805 2.1.3 allows them. */
  overriding: number
}

/** Entries sorted by prefix, the wider first: those that contain the one at hand stand on a stack. */
export function findNesting(entries: readonly (NumberedEntry & { prefix: Prefix })[]): Nesting {
  const sorted = [...entries].sort((a, b) => a.prefix.address - b.prefix.address || a.prefix.length - b.prefix.length)
  const around: (NumberedEntry & { prefix: Prefix })[] = []
  const faults: NumberedFault[] = []
  let overriding = 0
  for (const entry of sorted) {
    while (around.length > 0 && !contains(around.at(-1), entry)) around.pop()
    const wider = around.at(-1)
    around.push(entry)
    if (!wider || wider.prefix.length === entry.prefix.length) continue
    if (!isSamePlace(wider.place, entry.place)) {
      overriding++
      continue
    }
    const message = `${formatPrefix(entry.prefix)} lies in ${formatPrefix(wider.prefix)} of line ${wider.line}, which says the same.`
    faults.push({ line: entry.line, rule: 'nested-alike', message })
  }
  return { faults, overriding }
}

const contains = (wider: { prefix: Prefix } | undefined, { prefix }: { prefix: Prefix }): boolean =>
  wider !== undefined && containsPrefix(wider.prefix, prefix)

/** RFC 9632 section 3: whoever found the feed at a registration ignores what lies outside of it. */
export function findOutside(entries: readonly NumberedEntry[], inside: Prefix): NumberedFault[] {
  return entries
    .filter(({ family, prefix }) => family === 'ipv6' || (prefix !== null && !containsPrefix(inside, prefix)))
    .map(({ line, prefix, written }) => {
      const named = prefix === null ? `${written} is IPv6 and` : `${formatPrefix(prefix)} is`
      const message = `${named} not inside ${formatPrefix(inside)}; whoever found the feed there ignores the line.`
      return { line, rule: 'outside' as const, message }
    })
}

const isSamePlace = (one: Place, other: Place): boolean =>
  one.country === other.country && one.region === other.region && one.city === other.city

const tell = ({ country, region, city }: Place): string =>
  [country, region, city].filter((part) => part !== null).join(',') || 'nothing of its place'
