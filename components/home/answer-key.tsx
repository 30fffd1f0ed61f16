import { AnswerMark, answerOrder } from '#components/ui/answer-mark.tsx'
import type { Answer } from '#lib/kernel/answer.ts'

const meanings: Record<Answer, string> = {
  found: 'A record says so. Open it.',
  'nothing-found': 'Asked, and the source was silent.',
  failed: 'Asked, and the answer is worthless.',
  'not-checked': 'Never asked. Could be anything.',
}

/** What the four answers mean: the one thing to know before reading a dossier. */
export function AnswerKey() {
  return (
    <dl className="grid grid-cols-[8.5rem_1fr] gap-x-3 gap-y-2">
      {answerOrder.map((answer) => (
        <div key={answer} className="contents">
          <dt>
            <AnswerMark answer={answer} />
          </dt>
          <dd className="text-ink2">{meanings[answer]}</dd>
        </div>
      ))}
    </dl>
  )
}
