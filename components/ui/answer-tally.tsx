import { type Answer, AnswerMark, answers, answerWords } from './answer-mark.tsx'

/** How many sources gave which answer, in the fixed order; an answer nobody gave is left out. */
export function AnswerTally({ counts }: { counts: Record<Answer, number> }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {answers
        .filter((answer) => counts[answer] > 0)
        .map((answer) => (
          <li key={answer}>
            <AnswerMark answer={answer} word={`${answerWords[answer]} ${counts[answer]}`} />
          </li>
        ))}
    </ul>
  )
}
