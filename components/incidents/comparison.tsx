/** A listing before and after: when the case was opened, and as the list stands now. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { Outcome } from '#lib/notifications/incidents/compare-observations.ts'
import type { ListingObservation } from '#lib/notifications/incidents/listing-observation.ts'

type ComparisonProps = { before: ListingObservation; now: ListingObservation; outcome: Outcome }

export function Comparison({ before, now, outcome }: ComparisonProps) {
  return (
    <div className="grid gap-4">
      <p className="max-w-prose font-strong">{outcome.sentence}</p>
      <div className="grid gap-6 md:grid-cols-2">
        <Moment title="When it was opened" observation={before} />
        <Moment title="Now" observation={now} />
      </div>
    </div>
  )
}

function Moment({ title, observation }: { title: string; observation: ListingObservation }) {
  return (
    <div className="grid content-start gap-1">
      <h3 className="text-label text-ink2">{title}</h3>
      <AnswerMark answer={observation.answer} />
      {observation.answer === 'found' && (
        <ul>
          {observation.entries.map((entry) => (
            <li key={entry} className="data">
              {entry}
            </li>
          ))}
        </ul>
      )}
      {(observation.answer === 'failed' || observation.answer === 'not-checked') && <p>{observation.reason}</p>}
      {observation.answer !== 'not-checked' && (
        <p className="text-label text-ink3">
          as of <Instant at={observation.asOf} missing="an unknown day" />
        </p>
      )}
    </div>
  )
}
