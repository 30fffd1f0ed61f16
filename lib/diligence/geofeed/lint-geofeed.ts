/**
 * A geofeed read as its consumers read it: every fault with its rule and line, what is left of the feed without the
 * lines they drop, and what could not be judged.
 */
import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { readFeedLines } from './feed-lines.ts'
import { type FaultSeverity, type GeofeedFault, type GeofeedRuleId, geofeedRules, isDropped } from './geofeed-rules.ts'
import { judgeEntry } from './judge-entry.ts'
import { findDuplicates, findNesting, findOutside, type NumberedEntry } from './judge-feed.ts'
import { splitLine } from './split-line.ts'

/** `line` counts from 1 and is null of the whole file. */
export type ToldFault = {
  line: number | null
  severity: FaultSeverity
  rule: GeofeedRuleId
  clause: string | null
  message: string
}

export type GeofeedReport = {
  lines: number
  /** Lines that are neither blank nor a comment; `unread` ones have no address in their first field. */
  entries: { ipv4: number; ipv6: number; unread: number }
  /** IPv4 lines that a consumer keeps. */
  kept: number
  /** Addresses of those, each counted once. */
  addresses: number
  /** Kept lines that lie in a wider one and say otherwise, which is allowed. */
  overriding: number
  counts: Readonly<Record<FaultSeverity, number>>
  /** By line; those of the whole file first. */
  faults: readonly ToldFault[]
  notChecked: readonly string[]
}

type Numbered = GeofeedFault & { line: number | null }

/** `inside` is the registration that links the feed, where the reader names it. */
export function lintGeofeed(bytes: Uint8Array, { inside }: { inside: Prefix | null }): GeofeedReport {
  const text = readFeedLines(bytes)
  const { entries, faults: ofLines, isSigned } = judgeLines(text.lines)
  const whole = findWhole(
    text.lines.map(({ text: line }) => line),
    entries,
  )
  // What is none of the format has a fault on every line; that it is none says more.
  const found = whole?.rule === 'not-a-feed' ? [whole] : [...text.faults, ...(whole ? [whole] : []), ...ofLines]
  const duplicates = findDuplicates(entries.filter(({ family, prefix }) => family === 'ipv6' || prefix !== null))
  const readable = entries.filter(({ line, faults: own }) => !(isDropped(own) || duplicates.dropped.has(line)))
  const distinct = readable.filter(hasPrefix)
  const outside = inside === null ? [] : findOutside(readable, inside)
  const ignored = new Set(outside.map(({ line }) => line))
  const kept = distinct.filter(({ line }) => !ignored.has(line))
  const nesting = findNesting(kept)
  const faults = [...found, ...duplicates.faults, ...outside, ...nesting.faults].map(tell).sort(byLine)
  const count = (severity: FaultSeverity) => faults.filter((fault) => fault.severity === severity).length
  return {
    lines: text.lines.length,
    entries: {
      ipv4: entries.filter(({ family }) => family === 'ipv4').length,
      ipv6: entries.filter(({ family }) => family === 'ipv6').length,
      unread: entries.filter(({ family }) => family === null).length,
    },
    kept: kept.length,
    addresses: countAddresses(unionOf(kept.map(({ prefix }) => rangeOf(prefix)))),
    overriding: nesting.overriding,
    counts: { error: count('error'), warning: count('warning'), notice: count('notice') },
    faults,
    notChecked: listNotChecked(entries, { inside, isSigned }),
  }
}

const hasPrefix = (entry: NumberedEntry): entry is NumberedEntry & { prefix: Prefix } => entry.prefix !== null

const tell = ({ line, rule, message }: Numbered): ToldFault => {
  const { severity, clause } = geofeedRules[rule]
  return { line, severity, rule, clause, message }
}

const byLine = (a: ToldFault, b: ToldFault): number => (a.line ?? 0) - (b.line ?? 0)

type JudgedLines = { entries: NumberedEntry[]; faults: Numbered[]; isSigned: boolean }

function judgeLines(lines: ReturnType<typeof readFeedLines>['lines']): JudgedLines {
  const judged: JudgedLines = { entries: [], faults: [], isSigned: false }
  for (const { number: line, text, isUtf8 } of lines) {
    const split = splitLine(text)
    // RFC 9632 section 5: the signature is comments behind the feed.
    if (split.kind === 'comment' && /^#\s*RPKI Signature:/i.test(split.text)) judged.isSigned = true
    const ofBytes: GeofeedFault[] = isUtf8 ? [] : [explainBytes(text)]
    judged.faults.push(...ofBytes.map((fault) => ({ ...fault, line })))
    if (split.kind !== 'entry') continue
    const entry = judgeEntry(split.fields, split.isClosed)
    judged.faults.push(...entry.faults.map((fault) => ({ ...fault, line })))
    judged.entries.push({ ...entry, line, faults: [...entry.faults, ...ofBytes] })
  }
  return judged
}

/** In Latin-1 each byte is a letter: what the line most likely was meant to say. */
function explainBytes(text: string): GeofeedFault {
  const meant =
    text
      .split(',')
      .find((field) => /[\u0080-\u00ff]/.test(field))
      ?.trim() ?? ''
  return {
    rule: 'not-utf8',
    message: `The line is no UTF-8. In Latin-1 it reads ${JSON.stringify(meant.slice(0, 40))}; save the file as UTF-8.`,
  }
}

function findWhole(lines: readonly string[], entries: readonly NumberedEntry[]): Numbered | null {
  const first = lines.find((line) => line.trim() !== '')?.trim() ?? ''
  if (/^(?:[<{[]|%PDF|PK)/.test(first)) {
    const kind = first.startsWith('<') ? 'a web page' : 'a file of another kind'
    return {
      rule: 'not-a-feed',
      line: null,
      message: `This is ${kind}, not lines of ip_prefix,alpha2code,region,city,postal_code.`,
    }
  }
  if (entries.length > 0) return null
  return {
    rule: 'no-entries',
    line: null,
    message: 'No line names a prefix: a consumer learns nothing from this feed.',
  }
}

function listNotChecked(
  entries: readonly NumberedEntry[],
  { inside, isSigned }: { inside: Prefix | null; isSigned: boolean },
): string[] {
  const regions = entries.filter(({ place }) => place.region !== null).length
  const cities = entries.filter(({ place }) => place.city !== null).length
  const ipv6 = entries.filter(({ family }) => family === 'ipv6').length
  return [
    ...(regions > 0
      ? [
          `Whether ISO 3166-2 has the region codes of ${regions} lines: their shape and country were compared, no list of them is kept here.`,
        ]
      : []),
    ...(cities > 0 ? [`Whether the cities of ${cities} lines exist and lie in their region.`] : []),
    ...(ipv6 > 0 ? [`The prefixes of ${ipv6} IPv6 lines: read and counted, their places judged, their bits not.`] : []),
    ...(isSigned ? ['The RPKI signature at its end (RFC 9632 section 5).'] : []),
    inside === null
      ? 'Whether its publisher may speak for these prefixes: name the registration that links the feed to have that judged.'
      : 'Whether the registration named links this feed: its RDAP answer or its inetnum object tells.',
  ]
}
