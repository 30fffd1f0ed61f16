/** What only the whole feed shows: a prefix on two lines, a line inside a wider one, a line outside the registration. */
import { containsPrefix, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { GeofeedFault } from './geofeed-rules.ts'
import type { GeofeedEntry } from './judge-entry.ts'
import type { Place } from './judge-place.ts'

export type NumberedEntry = GeofeedEntry & { line: number }
export type NumberedFault = GeofeedFault & { line: number }

/** The first line wins where two have one prefix. */
export function findDuplicates(entries: readonly NumberedEntry[]): NumberedFault[] {
  const first = new Map<string, NumberedEntry>()
  return entries.flatMap((entry) => {
    const key = entry.prefix === null ? entry.written.toLowerCase() : formatPrefix(entry.prefix)
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, entry)
      return []
    }
    const says = isSamePlace(earlier.place, entry.place)
      ? 'too, and says the same'
      : `too, and says ${tell(earlier.place)}`
    return [{ line: entry.line, rule: 'duplicate', message: `Line ${earlier.line} has ${key} ${says}.` } as const]
  })
}

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
export function findOutside(entries: readonly (NumberedEntry & { prefix: Prefix })[], inside: Prefix): NumberedFault[] {
  return entries
    .filter(({ prefix }) => !containsPrefix(inside, prefix))
    .map(({ line, prefix }) => ({
      ...{ line, rule: 'outside' as const },
      message: `${formatPrefix(prefix)} is not inside ${formatPrefix(inside)}; whoever found the feed there ignores the line.`,
    }))
}

const isSamePlace = (one: Place, other: Place): boolean =>
  one.country === other.country && one.region === other.region && one.city === other.city

const tell = ({ country, region, city }: Place): string =>
  [country, region, city].filter((part) => part !== null).join(',') || 'nothing of its place'
