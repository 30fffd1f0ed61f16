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

/** `moments`: how many sets of snapshots were held against each other. */
export function saySummary(events: number, moments: number): string {
  if (moments < 2) return 'Not checked: only one set of snapshots is kept here, and nothing to hold it against.'
  if (events > 0)
    return 'Registrations, locks, conflicts, ROAs, routes, route objects, lists and locations, from each moment to the next.'
  return 'Nothing found: registrations, locks, conflicts, ROAs, routes, route objects, lists and locations say the same at each moment.'
}
