import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Deal } from '#lib/deals/deal.ts'
import type { ChainedEvent } from '#lib/deals/event-hash.ts'
import { sayCondition } from '#lib/deals/move-words.ts'
import { readMeasurement } from '#lib/deals/read-measurement.ts'
import { rulesOf } from '#lib/deals/rules.ts'
import type { DealTransition } from '#lib/deals/vocabulary.ts'
import { movesFrom } from '#lib/processes/decide.ts'
import { findState } from '#lib/processes/definition.ts'
import { MeasurementEvidence } from './measurement-evidence.tsx'

type WaitingSectionProps = {
  deal: Deal
  automatic: readonly DealTransition[]
  deadlines: readonly { id: string; command: string; dueAt: Date; repeats: boolean }[]
  events: readonly ChainedEvent[]
}

/** What happens without anybody asking: by what is measured, and by time. */
export function WaitingSection({ deal, automatic, deadlines, events }: WaitingSectionProps) {
  const reading = events.findLast(({ evidence }) => evidence.measurement !== undefined)
  const isMeasured = automatic.some(({ evidence }) => evidence.includes('measurement'))
  if (automatic.length === 0 && deadlines.length === 0) return null
  return (
    <Section title="What happens by itself">
      <ul className="grid gap-2 text-ink2">
        {automatic.map((move) => (
          <li key={move.command}>{sayWhatFollows(deal, move)}</li>
        ))}
        {(isMeasured || reading) && (
          <li>
            <LastReading reading={reading} />
          </li>
        )}
        {deadlines.map(({ id, command, dueAt, repeats }) => (
          <li key={id}>
            <Instant at={dueAt.toISOString()} />: {titleOf(deal, command)}
            {repeats && ', and again until it is done'}.
          </li>
        ))}
      </ul>
    </Section>
  )
}

function sayWhatFollows(deal: Deal, move: DealTransition): string {
  const target = findState(rulesOf(deal).definition, move.to)
  return target ? sayCondition(move, target) : move.title
}

const titleOf = (deal: Deal, command: string): string =>
  movesFrom(rulesOf(deal).definition, deal.state).find((move) => move.command === command)?.title ?? command

function LastReading({ reading }: { reading: ChainedEvent | undefined }) {
  const measured = readMeasurement(reading?.evidence.measurement)
  if (!(reading && measured)) return <AnswerMark answer="not-checked" word="Nothing was measured for this deal yet" />
  return (
    <Disclosure
      className="border-y border-rule"
      summary={
        <span>
          What was measured last, on <Instant at={reading.at.toISOString()} />
        </span>
      }
    >
      <MeasurementEvidence {...measured} />
    </Disclosure>
  )
}
