/**
 * One list of transfers out of the logs of several registries.
 *
 * A transfer between two registries stands in both their logs, and may differ in them by a day or by what is left out.
 */
import type { AddressRange } from '#lib/address-space/range.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { findRir } from './rir.ts'

export type LogEntry = AddressRange & {
  date: string | null
  type: string | null
  sourceRir: string | null
  recipientRir: string | null
  source: string | null
  recipient: string | null
  /** Ids of the logs that have it, for whoever asks which. */
  logs?: readonly string[]
}

/** `entries` counts the records of logs that tell of it. */
export type MergedTransfer = LogEntry & { entries: number }

/** Both registries finish on days that they agree on, and write them down in their own time zones. */
const daysApart = 3

/** Oldest first, those without a date before all others; of two tellings each part that only one knows. */
export function mergeTransfers(entries: readonly LogEntry[]): MergedTransfer[] {
  const merged: MergedTransfer[] = []
  const inOrder = entries.toSorted(
    (a, b) =>
      (a.date ?? '').localeCompare(b.date ?? '') ||
      a.start - b.start ||
      b.end - a.end ||
      JSON.stringify(a).localeCompare(JSON.stringify(b)),
  )
  for (const entry of inOrder) {
    const index = merged.findIndex((known) => isSame(known, entry))
    const known = merged[index]
    if (known) merged[index] = join(known, entry)
    else merged.push({ ...entry, entries: 1 })
  }
  return merged
}

/** Inside one registry two records are two transfers, however alike; only exact copies are one. */
function isSame(one: LogEntry, other: LogEntry): boolean {
  const isRangeSame = one.start === other.start && one.end === other.end
  if (!(isRangeSame && isSameText(one.type, other.type))) return false
  const [from, to] = [registryOf(one.sourceRir), registryOf(one.recipientRir)]
  if (from !== registryOf(other.sourceRir) || to !== registryOf(other.recipientRir)) return false
  if (from === null || to === null || from === to)
    return one.date === other.date && one.source === other.source && one.recipient === other.recipient
  if (one.date === null || other.date === null) return one.date === other.date
  return Math.abs(daysBetween(one.date, other.date)) <= daysApart
}

const registryOf = (printed: string | null): string | null => printed && (findRir(printed) ?? printed)

/** A part that one of them leaves out is no difference. */
const isSameText = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other

const join = (known: MergedTransfer, entry: LogEntry): MergedTransfer => ({
  ...known,
  type: known.type ?? entry.type,
  source: known.source ?? entry.source,
  recipient: known.recipient ?? entry.recipient,
  entries: known.entries + 1,
  ...(known.logs || entry.logs ? { logs: union(known.logs, entry.logs) } : {}),
})

const union = (one: readonly string[] = [], other: readonly string[] = []): string[] =>
  [...new Set([...one, ...other])].sort()
