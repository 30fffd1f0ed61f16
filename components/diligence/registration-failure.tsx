/** That the registry told nothing of a registration when it was last asked, and why. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { type RegistrationProblem, tellProblem } from '#lib/diligence/registration-problem.ts'
import { sentenceCase } from '#lib/diligence/statements/wording.ts'

export function RegistrationFailure({ problem }: { problem: RegistrationProblem }) {
  const { answer, says } = tellProblem(problem)
  return (
    <p className="flex max-w-prose flex-wrap gap-x-2.5">
      <AnswerMark answer={answer} />
      {sentenceCase(`${says}.`)}
    </p>
  )
}
