import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import type { Deal } from '#lib/deals/deal.ts'
import type { ChainedEvent } from '#lib/deals/event-hash.ts'
import { sayEvent } from '#lib/deals/event-words.ts'
import { sumUpEvidence } from '#lib/deals/evidence-rows.ts'
import { nameParty } from '#lib/deals/party-words.ts'
import type { StageLine } from '#lib/deals/stage-lines.ts'
import { noteOfStage } from '#lib/deals/stage-words.ts'
import type { DealState, Party } from '#lib/deals/vocabulary.ts'
import { enumerate, sentenceCase } from '#lib/diligence/statements/wording.ts'
import { formatSpan } from '#lib/kernel/format-span.ts'
import { ClockBar, ClockLegend } from './clock-bar.tsx'

type StageListProps = { deal: Deal; state: DealState; stages: readonly StageLine[] }

/** What is done, what is now, what is next: whose turn, how long, and what happened. */
export function StageList({ deal, state, stages }: StageListProps) {
  return (
    <Section title="Stages" aside={<ClockLegend />}>
      <ol className="border-t border-rule2">
        {stages.map((stage, index) => (
          <StageRow key={stage.id} {...{ stage, deal, state }} isLast={index === stages.length - 1} />
        ))}
      </ol>
    </Section>
  )
}

const looks: Record<StageLine['is'], string> = {
  past: '',
  now: '-mx-3.5 bg-wash px-3.5',
  ahead: 'text-ink3',
  skipped: 'text-ink3',
  'not-needed': 'text-ink3',
  'broken-off': '',
}

type StageRowProps = { stage: StageLine; deal: Deal; state: DealState; isLast: boolean }

function StageRow({ stage, deal, state, isLast }: StageRowProps) {
  const isOver = state.is !== 'open'
  const isNow = stage.is === 'now'
  const note = noteOfStage(stage.id, deal)
  const endMark = state.is === 'done' ? 'past' : 'broken-off'
  return (
    <li
      aria-current={isNow ? 'step' : undefined}
      className={classNames(
        'grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3.5 gap-y-1.5 border-b border-rule py-2.5 last:border-0',
        'md:grid-cols-[1rem_13rem_10.5rem_minmax(0,1fr)]',
        looks[stage.is],
      )}
    >
      <StageMark is={isNow && isOver ? endMark : stage.is} isSaid={stage.saidBy !== null} isLast={isLast} />
      <div>
        <h3 className={isNow ? 'font-bold' : 'font-medium'}>{isNow && state.is === 'ended' ? 'Ended' : stage.title}</h3>
        <p className="text-label text-ink3">{sayWho(stage, { deal, state })}</p>
        {note && <p className="text-label text-ink3">{note}</p>}
      </div>
      <div className="max-md:col-start-2">
        <StageClock stage={stage} isOver={isOver} />
      </div>
      <EventMarks events={stage.events} />
    </li>
  )
}

function sayWho({ is, who, id, saidBy }: StageLine, { deal, state }: { deal: Deal; state: DealState }): string {
  if (is === 'skipped') return 'never reached'
  if (is === 'not-needed') return 'not needed'
  if (is === 'broken-off') return state.is === 'done' ? 'closed without it' : 'not done'
  if (saidBy) return `By the word of ${nameParty(saidBy, deal.kind)}, not checked`
  const turns = is === 'now' && state.waitsOn ? [state.waitsOn] : who
  if (turns.length === 0 || (id === 'end' && is !== 'now')) return ''
  const named = turns.map((party) => nameParty(party satisfies Party, deal.kind).replace('the ', ''))
  return sentenceCase(enumerate(named))
}

/** The list tells its state by a mark; for listeners by a word. */
function StageMark({ is, isSaid, isLast }: { is: StageLine['is']; isSaid: boolean; isLast: boolean }) {
  return (
    <span className="relative grid content-start justify-items-center pt-0.5 max-md:row-span-3">
      {is === 'past' && <SeverityMark severity={isSaid ? 'notice' : 'good'} word="" />}
      {is === 'now' && <span className="size-3.5 rounded-full border-4 border-accent" />}
      {is === 'ahead' && <span className="size-3.5 rounded-full border-[1.5px] border-rule2" />}
      {(is === 'skipped' || is === 'not-needed' || is === 'broken-off') && (
        <span className="mt-1.5 h-0.5 w-3 bg-rule2" />
      )}
      <VisuallyHidden>{isSaid ? 'Said' : markWords[is]}: </VisuallyHidden>
      {!isLast && <span aria-hidden="true" className="absolute top-6 -bottom-3 w-px bg-rule2" />}
    </span>
  )
}

const markWords: Record<StageLine['is'], string> = {
  ...{ past: 'Done', now: 'Now', ahead: 'To come', skipped: 'Left out' },
  ...{ 'not-needed': 'Not needed', 'broken-off': 'Not done' },
}

function StageClock({ stage, isOver }: { stage: StageLine; isOver: boolean }) {
  const { is, tookMs, allowedMs } = stage
  if (is === 'skipped' || is === 'not-needed') return null
  if (is === 'ahead')
    return allowedMs === null ? null : <p className="data text-label">at most {formatSpan(allowedMs)}</p>
  if (tookMs === null || (isOver && is === 'now')) return null
  if (is === 'past' && tookMs < minuteMs) return <p className="data text-label text-ink3">at once</p>
  const lateMs = allowedMs === null ? 0 : Math.max(0, tookMs - allowedMs)
  return (
    <>
      {allowedMs !== null && <ClockBar {...{ tookMs, allowedMs }} isNow={is === 'now'} />}
      <p className="data text-label">
        {formatSpan(tookMs)}
        {is === 'now' && allowedMs !== null && lateMs === 0 && ` of ${formatSpan(allowedMs)}`}
        {lateMs > 0 && <span className="text-amber"> {formatSpan(lateMs)} late</span>}
      </p>
    </>
  )
}

const minuteMs = 60_000
const mostMarks = 6

/** What happened in the stage; all of it, with its evidence, stands in the record below. */
function EventMarks({ events }: { events: readonly ChainedEvent[] }) {
  if (events.length === 0) return null
  return (
    <ul className="grid content-start gap-1 text-table text-ink2 max-md:col-start-2">
      {events.slice(-mostMarks).map(({ seq, command, at, evidence }) => (
        <li key={seq} className="grid grid-cols-[0.75rem_minmax(0,1fr)_auto] items-baseline gap-x-2">
          <AnswerShape answer="found" />
          <a href={`#event-${seq}`} className="min-h-6 content-center no-underline wrap-anywhere">
            {[sayEvent(command), sumUpEvidence(evidence)].filter(Boolean).join(': ')}
          </a>
          <span className="text-label text-ink3">
            <Instant at={at.toISOString()} />
          </span>
        </li>
      ))}
    </ul>
  )
}
