import { BasisLine } from '#components/diligence/basis-line.tsx'
import { DataText } from '#components/diligence/data-text.tsx'
import { AnswerTally } from '#components/ui/answer-tally.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { Statement } from '#lib/diligence/statements/statement.ts'

/** Statements in one line each: what it means on the left, how we know and from when on the right. */
export function ExampleStatements({ statements }: { statements: readonly Statement[] }) {
  return (
    <ul className="border-t border-rule2">
      {statements.map(({ topic, title, severity, text, answers, basis }) => (
        <li key={topic} className={row}>
          <SeverityMark severity={severity} />
          <span className="font-strong">{title}</span>
          <span className="max-md:col-[2/-1] max-md:row-start-2">
            <DataText>{text}</DataText>
          </span>
          <span className="text-label max-md:col-start-3 max-md:row-start-1">
            <AnswerTally answers={answers} />
          </span>
          <BasisLine basis={basis} />
        </li>
      ))}
    </ul>
  )
}

const row =
  'grid items-start gap-x-3.5 gap-y-0.5 border-b border-rule py-2 [&>:first-child]:pt-[3px] ' +
  'grid-cols-[1rem_minmax(0,1fr)_auto] md:grid-cols-[1rem_6rem_minmax(0,1fr)_7rem_10.5rem]'
