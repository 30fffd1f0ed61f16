import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Unknown } from '#lib/diligence/statements/unknowns.ts'
import { DataText } from './data-text.tsx'

/** What the page does not know, by name: a gap that nobody names is read as good news. */
export function UnknownList({ unknowns }: { unknowns: readonly Unknown[] }) {
  return (
    <Section id="unknown" title="What we do not know" className="scroll-mt-12">
      <ul className="grid gap-2">
        {unknowns.map(({ answer, text }) => (
          <li key={text} className="grid gap-x-3.5 md:grid-cols-[8.5rem_minmax(0,1fr)]">
            <span className="text-table">
              {answer === 'found' ? <AnswerMark answer="found" word="Stale" /> : <AnswerMark answer={answer} />}
            </span>
            <span>
              <DataText>{text}</DataText>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
