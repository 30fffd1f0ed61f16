import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import { ChangeLine } from './change-line.tsx'

/** Changes of a block, newest first. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  if (events.length === 0) return null
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)]">
      {events.map((event) => (
        <li key={`${event.afterAsOf} ${event.kind} ${event.subject}`} className="border-b border-rule py-3">
          <ChangeLine event={event} />
        </li>
      ))}
    </ol>
  )
}

/** How many sets of snapshots can be held against each other: none where the block rests on no snapshot at all. */
export const countMoments = (found: { snapshots: readonly unknown[]; earlier: readonly unknown[] }): number =>
  found.snapshots.length === 0 ? 0 : found.earlier.length + 1

/** `moments`: how many sets of snapshots were held against each other. */
export function saySummary(events: number, moments: number): string {
  if (moments === 0) return 'Not checked: no snapshot that speaks of it is kept here.'
  if (moments < 2) return 'Not checked: only one set of snapshots is kept here, and nothing to hold it against.'
  if (events > 0)
    return 'Registrations, locks, conflicts, ROAs, routes, route objects, lists and locations, from each moment to the next.'
  return 'Nothing found: registrations, locks, conflicts, ROAs, routes, route objects, lists and locations say the same at each moment.'
}
