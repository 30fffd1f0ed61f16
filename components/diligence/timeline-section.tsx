/** The latest of what successive snapshots tell of the block; all of it stands on a page of its own. */
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import { timelinePath, watchPath } from '#lib/paths.ts'
import { saySummary, Timeline } from './timeline.tsx'

const shownAtOnce = 3

/** `moments`: how many sets of snapshots were held against each other. */
type TimelineSectionProps = { prefix: string; events: readonly TimelineEvent[]; moments: number }

export function TimelineSection({ prefix, events, moments }: TimelineSectionProps) {
  return (
    <Section
      id="timeline"
      className="scroll-mt-12"
      title="What changed"
      note={moments > 1 ? `between ${moments} moments of the snapshots kept here` : null}
      aside={<Link href={watchPath}>Watch a block</Link>}
    >
      <p className="max-w-prose">{saySummary(events.length, moments)}</p>
      <Timeline events={events.slice(0, shownAtOnce)} />
      {events.length > shownAtOnce && (
        <p className="pt-3">
          <Link href={timelinePath(prefix)}>All {events.length} changes</Link>
        </p>
      )}
    </Section>
  )
}
