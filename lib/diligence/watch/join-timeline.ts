/**
 * One history out of two: what successive snapshots noticed, and what sources date themselves. A change that both tell
 * stands once, by the source's own day, with the snapshots between which it was noticed.
 */
import { type AddressRange, parseRange } from '#lib/address-space/range.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { TimelineEvent } from '../timeline-event.ts'
import type { ChangeKind } from './change-kinds.ts'
import type { DatedEvent, DatedKind } from './dated-events.ts'

/** `noticed` are the changes that tell the same. */
export type HistoryEntry =
  | { readonly dated: DatedEvent; readonly noticed: readonly TimelineEvent[] }
  | { readonly dated: null; readonly noticed: readonly [TimelineEvent] }

/** Statistics and lists follow a log by a day or two, and count days in their own time zones. */
const lagDays = 3

/** Differences that tell of such an event. A hold follows from others and is noticed by nobody. */
const sameChange: Record<DatedKind, readonly ChangeKind[]> = {
  transfer: ['holder-changed', 'registry-changed', 'registration-detail'],
  merger: ['holder-changed', 'registry-changed', 'registration-detail'],
  registration: ['registration-added', 'registration-detail'],
  'lock-begins': ['transfer-locked'],
  'lock-ends': ['transfer-lock-gone'],
  'hold-ends': [],
}

/** Both newest first; so is the history, what lies ahead before all else. */
export function joinTimeline(noticed: readonly TimelineEvent[], dated: readonly DatedEvent[]): HistoryEntry[] {
  const open = new Set(noticed)
  const entries: HistoryEntry[] = dated.map((event) => {
    const same = [...open].filter((change) => isSame(event, change))
    for (const change of same) open.delete(change)
    return { dated: event, noticed: same }
  })
  const rest = [...open].map((change): HistoryEntry => ({ dated: null, noticed: [change] }))
  // Stable: of one day what snapshots noticed, in their order, then what sources date.
  return [...rest, ...entries].sort((a, b) => dayOf(b).localeCompare(dayOf(a)))
}

/** What no snapshot dates stands last. */
export const dayOf = ({ dated, noticed: [change] }: HistoryEntry): string =>
  dated?.date ?? change?.afterAsOf?.slice(0, 10) ?? ''

function isSame(event: DatedEvent, change: TimelineEvent): boolean {
  if (!(sameChange[event.kind].includes(change.kind) && isWithin(event.date, change))) return false
  if (change.kind === 'registration-detail' && !isOfDate(event.date, change)) return false
  const range = rangeNamedIn(change.subject)
  return range !== null && event.range !== null && overlap(range, event.range)
}

/** The registration took this very date: another edit of it tells of something else. */
const isOfDate = (date: string, { subject, after }: TimelineEvent): boolean =>
  subject.startsWith('registration date ') && after !== null && Math.abs(daysBetween(date, after)) <= 1

function isWithin(date: string, { beforeAsOf, afterAsOf }: TimelineEvent): boolean {
  if (beforeAsOf === null || afterAsOf === null) return false
  return daysBetween(beforeAsOf, date) >= -lagDays && daysBetween(date, afterAsOf) >= 0
}

/** A change of a registration or a lock names its range last but for what the row says: `holder 192.0.2.0 - 192.0.2.255`. */
function rangeNamedIn(subject: string): AddressRange | null {
  const [named] = /[\d.]+ - [\d.]+/.exec(subject) ?? []
  const range = named === undefined ? null : parseRange(named)
  return range?.ok ? range.value : null
}

const overlap = (a: AddressRange, b: AddressRange): boolean => a.start <= b.end && b.start <= a.end
