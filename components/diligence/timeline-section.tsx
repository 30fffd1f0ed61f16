/** What successive snapshots tell of the block, newest first. */
import Link from 'next/link'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Section } from '#components/ui/section.tsx'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import { watchPath } from '#lib/paths.ts'
import { ChangeLine } from './change-line.tsx'

const shownAtOnce = 8

/** `moments`: how many sets of snapshots were held against each other. */
export function TimelineSection({ events, moments }: { events: readonly TimelineEvent[]; moments: number }) {
  const [first, rest] = [events.slice(0, shownAtOnce), events.slice(shownAtOnce)]
  return (
    <Section
      id="timeline"
      className="scroll-mt-12"
      title="What changed"
      note={moments > 1 ? `between ${moments} moments of the snapshots kept here` : null}
      aside={<Link href={watchPath}>Watch a block</Link>}
    >
      <p className="max-w-prose">{saySummary(events.length, moments)}</p>
      {first.length > 0 && <Events events={first} />}
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} earlier changes`}>
          <Events events={rest} />
        </Disclosure>
      )}
    </Section>
  )
}

function saySummary(events: number, moments: number): string {
  if (moments < 2) return 'Not checked: only one set of snapshots is kept here, and nothing to hold it against.'
  if (events > 0) return 'Registrations, ROAs, routes, route objects and lists, from each moment to the next.'
  return 'Nothing found: registrations, ROAs, routes, route objects and lists say the same at each moment.'
}

const Events = ({ events }: { events: readonly TimelineEvent[] }) => (
  <ol className="grid grid-cols-[minmax(0,1fr)]">
    {events.map((event) => (
      <li key={`${event.afterAsOf} ${event.kind} ${event.subject}`} className="border-b border-rule py-3">
        <ChangeLine event={event} />
      </li>
    ))}
  </ol>
)
