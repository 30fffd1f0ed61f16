import { AnswerMark, answerWords } from '#components/ui/answer-mark.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { AnswerCount, Statement } from '#lib/diligence/statements/statement.ts'
import { formatCount } from '#lib/diligence/statements/wording.ts'
import { BasisLine } from './basis-line.tsx'
import { DataText } from './data-text.tsx'
import { type Evidence, EvidenceInset } from './evidence-inset.tsx'

type StatementRowProps = { statement: Statement<string>; evidence: Evidence; command: string; open: boolean }

/** Severity stands left, what it means; the answers right, how we know. Opens in place to its records. */
export function StatementRow({ statement, evidence, command, open }: StatementRowProps) {
  const { topic, title, severity, answers, text, asked, basis } = statement
  return (
    <Disclosure
      id={topic}
      open={open}
      className="scroll-mt-12 border-b border-rule open:-mx-4 open:border-transparent open:bg-well open:px-4"
      summaryClassName={rowGrid}
      summary={
        <>
          <span className="pt-0.5">
            <SeverityMark severity={severity} />
          </span>
          <h3 className="font-strong">{title}</h3>
          <span className="max-md:col-[2/-1] max-md:row-start-2">
            <DataText>{text}</DataText>
            {asked && <span className="block text-label text-ink3">Asked: {asked}</span>}
          </span>
          <span className="grid content-start text-label max-md:col-start-3 max-md:row-start-1">
            {answers.map((answer) => (
              <AnswerMark key={answer.answer} answer={answer.answer} {...wordOf(answer)} />
            ))}
          </span>
          <BasisLine basis={basis} />
        </>
      }
    >
      <EvidenceInset statement={statement} evidence={evidence} command={command} />
    </Disclosure>
  )
}

const rowGrid =
  'grid gap-x-3.5 gap-y-0.5 py-2.5 items-start grid-cols-[1rem_minmax(0,1fr)_auto_0.75rem] ' +
  'md:grid-cols-[1rem_6.5rem_minmax(0,1fr)_8rem_8.5rem_0.75rem] ' +
  'max-md:[&>svg:last-child]:col-start-4 max-md:[&>svg:last-child]:row-start-1 [&>svg:last-child]:self-start [&>svg:last-child]:mt-1'

/** The words of the mark itself, of several answers each with its count. */
const wordOf = ({ answer, count }: AnswerCount) =>
  count === null ? {} : { word: `${answerWords[answer]}: ${formatCount(count)}` }
