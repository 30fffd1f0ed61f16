/** The whole history of a block: what sources date themselves beside what successive snapshots noticed. */
import { Instant } from '#components/ui/instant.tsx'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import type { DatedEvent, DatedKind } from '#lib/diligence/watch/dated-events.ts'
import type { HistoryEntry } from '#lib/diligence/watch/join-timeline.ts'
import { ChangeLine } from './change-line.tsx'
import { DataText } from './data-text.tsx'

/** `today` parts what happened from what is to come. */
export function History({ entries, today }: { entries: readonly HistoryEntry[]; today: string }) {
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)]">
      {entries.map((entry) => (
        <li key={keyOf(entry)} className="border-b border-rule py-3">
          {entry.dated ? (
            <DatedLine dated={entry.dated} noticed={entry.noticed} isAhead={entry.dated.date > today} />
          ) : (
            <ChangeLine event={entry.noticed[0]} />
          )}
        </li>
      ))}
    </ol>
  )
}

const titles: Record<DatedKind, string> = {
  transfer: 'Transferred',
  merger: 'Merger or acquisition',
  registration: 'Registered',
  'lock-begins': 'Transfer lock begins',
  'lock-ends': 'Transfer lock ends',
  'hold-ends': 'Hold ends',
}

type DatedLineProps = { dated: DatedEvent; noticed: readonly TimelineEvent[]; isAhead: boolean }

function DatedLine({ dated: { kind, date, sentence, says, asOf }, noticed, isAhead }: DatedLineProps) {
  return (
    <>
      <p className="font-medium">
        <Instant at={date} /> {titles[kind]}
        {isAhead && <span className="font-normal text-ink3">, ahead</span>}
      </p>
      <p className="max-w-prose">
        <DataText>{sentence}</DataText>
      </p>
      <p className="text-label text-ink3">
        {says}, {kind === 'hold-ends' ? 'read' : 'as of'} <Instant at={asOf} />
      </p>
      {noticed.map((change) => (
        <p key={`${change.kind} ${change.subject}`} className="max-w-prose pt-1 text-label text-ink2">
          Noticed between <Instant at={change.beforeAsOf} /> and <Instant at={change.afterAsOf} />: {change.sentence}
        </p>
      ))}
    </>
  )
}

const keyOf = ({ dated, noticed: [change] }: HistoryEntry): string =>
  dated ? `${dated.kind} ${dated.date} ${dated.sentence}` : `${change?.afterAsOf} ${change?.kind} ${change?.subject}`
