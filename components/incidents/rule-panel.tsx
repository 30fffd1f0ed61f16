/** What a list wants to see before it removes an entry, and where that was read. */
import { explainConfidence } from '#lib/kernel/confidence.ts'
import type { DelistingRoute, DelistingRule } from '#lib/reputation/delisting-rules.ts'

export function RulePanel({ rule }: { rule: DelistingRule }) {
  const { route, where, who, wants, takes, source, dateRead, confidence } = rule
  return (
    <div className="grid max-w-prose gap-2">
      <p>
        {routeWords[route]}
        {where && (
          <>
            {' '}
            (<span className="data">{where}</span>)
          </>
        )}
        {takes && `, usually within ${takes}`}. {who}
      </p>
      {wants.length > 0 && (
        <>
          <p>It wants to see:</p>
          <ul className="list-disc pl-5">
            {wants.map((want) => (
              <li key={want}>{want}</li>
            ))}
          </ul>
        </>
      )}
      <p className="text-label text-ink3">
        {source}, read {dateRead}, {explainConfidence(confidence)}
      </p>
    </div>
  )
}

const routeWords: Record<DelistingRoute, string> = {
  form: 'It is asked by a form',
  'by-itself': 'It ends by itself',
  'at-its-origin': 'It ends with the record that it repeats',
  unknown: 'How it is asked was not read in full',
}
