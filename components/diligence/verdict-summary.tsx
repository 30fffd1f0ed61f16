import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { SeverityMark, severityWords } from '#components/ui/severity-mark.tsx'
import type { Statement } from '#lib/diligence/statements/statement.ts'
import type { Unknown } from '#lib/diligence/statements/unknowns.ts'
import { countBySeverity } from '#lib/diligence/statements/verdict.ts'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { DataText } from './data-text.tsx'

type VerdictSummaryProps = {
  verdict: string
  statements: readonly Statement<string>[]
  unknowns: readonly Unknown[]
}

/** One sentence over all of it, and how many statements of each weight stand below. */
export function VerdictSummary({ verdict, statements, unknowns }: VerdictSummaryProps) {
  return (
    <div className="grid gap-3">
      <p className="text-verdict text-balance">
        <DataText>{verdict}</DataText>
      </p>
      <ul className="flex flex-wrap gap-x-4.5 gap-y-1 text-table">
        {countBySeverity(statements).map(({ severity, count }) => (
          <li key={severity}>
            <SeverityMark severity={severity} word={tally(severityWords[severity], count)} />
          </li>
        ))}
        <li>
          <a href="#unknown" className="no-underline">
            <AnswerMark answer="not-checked" word={`${unknowns.length} not known`} />
          </a>
        </li>
      </ul>
    </div>
  )
}

const tally = (word: string, count: number): string =>
  word === 'Good' ? `${formatCount(count)} good` : quantity(count, word.toLowerCase())
