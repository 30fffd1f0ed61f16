import { AnswerShape, answerOrder } from '#components/ui/answer-mark.tsx'
import { Link } from '#components/ui/link.tsx'
import { homePath } from '#lib/paths.ts'

/** The four answers in a row are the name's four quads. */
export function Logo() {
  return (
    <Link
      href={homePath}
      className="mr-auto flex items-center gap-2.5 text-section tracking-tight text-ink no-underline hover:text-ink md:mr-0"
    >
      <span aria-hidden="true" className="flex gap-0.5 *:size-2.5 *:translate-y-0 *:text-ink">
        {answerOrder.map((answer) => (
          <AnswerShape key={answer} answer={answer} />
        ))}
      </span>
      Dotquad
    </Link>
  )
}
