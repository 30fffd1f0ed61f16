import { Disclosure } from '#components/ui/disclosure.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { ChainedEvent, ChainFault } from '#lib/deals/event-hash.ts'
import { sayEvent } from '#lib/deals/event-words.ts'
import { listEvidence } from '#lib/deals/evidence-rows.ts'
import { nameParty } from '#lib/deals/party-words.ts'
import { readMeasurement } from '#lib/deals/read-measurement.ts'
import type { Party } from '#lib/deals/vocabulary.ts'
import { quantity, sentenceCase } from '#lib/diligence/statements/wording.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { MeasurementEvidence } from './measurement-evidence.tsx'

type RecordSectionProps = {
  kind: DealType
  events: readonly ChainedEvent[]
  people: ReadonlyMap<string, string>
  /** The chain recomputed from its rows; null where it could not be read. */
  chain: { events: number; headHash: string; fault: ChainFault | null } | null
}

/** Everything that happened, newest first, each event with who, when and on what evidence. */
export function RecordSection({ kind, events, people, chain }: RecordSectionProps) {
  return (
    <Section title="Record" note={quantity(events.length, 'event')}>
      {chain && <ChainLine {...chain} />}
      <ol className="border-t border-rule2">
        {events.toReversed().map((event) => (
          <li key={event.seq}>
            <EventRow event={event} kind={kind} person={people.get(event.actor) ?? null} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function ChainLine({ events, headHash, fault }: NonNullable<RecordSectionProps['chain']>) {
  return (
    <div className="grid gap-1 pb-3">
      <p className="max-w-prose">
        {fault ? (
          <>
            <SeverityMark severity="blocker" /> The chain is broken: {fault.message} Tell the operator before you go on.
          </>
        ) : (
          <>
            <SeverityMark severity="good" /> Recomputed for this page: {quantity(events, 'event')}, each chained to the
            one before by SHA-256, none changed or missing.
          </>
        )}
      </p>
      <p className="text-label text-ink3">
        Head <span className="data text-axis break-all">{headHash}</span>
      </p>
    </div>
  )
}

type EventRowProps = { event: ChainedEvent; kind: DealType; person: string | null }

const isParty = (text: string): text is Party => ['buyer', 'seller', 'operator', 'system'].includes(text)

function EventRow({ event, kind, person }: EventRowProps) {
  const { seq, command, at, party, actor, evidence, prevHash, hash } = event
  const { measurement, ...papers } = evidence
  const measured = readMeasurement(measurement)
  const who = isParty(party) ? sentenceCase(nameParty(party, kind).replace('the ', '')) : party
  return (
    <Disclosure
      id={`event-${seq}`}
      className="scroll-mt-12 border-b border-rule target:bg-well"
      summaryClassName="grid grid-cols-[1.75rem_minmax(0,1fr)_0.75rem] gap-x-3 gap-y-0.5 py-2 md:grid-cols-[1.75rem_10rem_minmax(0,1fr)_minmax(0,11rem)_0.75rem] [&>svg]:max-md:col-start-3 [&>svg]:max-md:row-start-1"
      summary={
        <>
          <span className="data text-right text-ink3">{seq}</span>
          <span className="text-label text-ink3 max-md:col-start-2 max-md:row-start-2 md:leading-5">
            <Instant at={at.toISOString()} />
          </span>
          <span className="max-md:col-start-2 max-md:row-start-1">{sayEvent(command)}</span>
          <span className="text-label text-ink3 max-md:col-start-2 md:leading-5">
            {who}
            {person && `, ${person}`}
          </span>
        </>
      }
    >
      {measured && (
        <div className="md:pl-10">
          <MeasurementEvidence {...measured} />
        </div>
      )}
      <dl className="grid grid-cols-[minmax(6rem,12rem)_minmax(0,1fr)] gap-x-4 gap-y-0.5 pb-4 text-label md:pl-10 [&>dd]:min-w-0 [&>dd]:break-words [&_dt]:text-ink3">
        {listEvidence(measured ? papers : evidence).map(({ label, value }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="data whitespace-pre-wrap wrap-anywhere">{value}</dd>
          </div>
        ))}
        <dt>written by</dt>
        <dd className="data">{actor}</dd>
        <dt>hash</dt>
        <dd className="data text-axis break-all">{hash}</dd>
        <dt>hash before</dt>
        <dd className="data text-axis break-all">{prevHash}</dd>
      </dl>
    </Disclosure>
  )
}
