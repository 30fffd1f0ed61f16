import type { Answer } from '#lib/kernel/answer.ts'
import { AnswerMark, answerOrder, answerWords } from './answer-mark.tsx'

type AnswerTallyProps = {
  /** Each answer that was given, and by how many sources; null says only that it was given. */
  answers: readonly { answer: Answer; count: number | null }[]
}

/** Who gave which answer, always in the same order and never merged. */
export function AnswerTally({ answers }: AnswerTallyProps) {
  const inOrder = answers.toSorted((a, b) => answerOrder.indexOf(a.answer) - answerOrder.indexOf(b.answer))
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
      {inOrder.map(({ answer, count }) => (
        <li key={answer}>
          <AnswerMark answer={answer} word={count === null ? answerWords[answer] : `${answerWords[answer]} ${count}`} />
        </li>
      ))}
    </ul>
  )
}
