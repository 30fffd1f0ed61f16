import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { MeasurementView } from '#lib/deals/read-measurement.ts'

/** What the guards of a deal saw: the questions first, then what each source said. */
export function MeasurementEvidence({ verdict, readings }: MeasurementView) {
  return (
    <div className="grid gap-2 pb-3 text-label">
      <ul>
        {verdict.map(({ question, says }) => (
          <li key={question}>
            {question}: <span className="font-bold">{says}</span>
          </li>
        ))}
      </ul>
      <ul className="grid gap-1">
        {readings.map(({ answer, source, text, asOf }) => (
          <li
            key={`${answer} ${source} ${text}`}
            className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 md:grid-cols-[7.5rem_9rem_minmax(0,1fr)]"
          >
            <AnswerMark answer={answer} />
            <span className="data">{source}</span>
            <span className="wrap-anywhere max-md:col-start-2">
              {text}
              {asOf !== null && (
                <span className="text-ink3">
                  {' '}
                  as of <Instant at={asOf} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
