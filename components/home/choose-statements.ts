/** Which statements of a dossier stand on the home page. */
import type { Statement } from '#lib/diligence/statements/statement.ts'

/**
 * At most `most`, in the order of the dossier: what speaks against the block first of all, then the first of each
 * answer that would otherwise not be seen, then the earliest questions.
 */
export function chooseStatements(statements: readonly Statement[], most: number): readonly Statement[] {
  const isGrave = ({ severity }: Statement) => severity === 'blocker' || severity === 'warning'
  const seen = new Set(statements.filter(isGrave).flatMap(answersOf))
  const showsNewAnswer = statements.filter((statement) => {
    const isNew = answersOf(statement).some((answer) => !seen.has(answer))
    for (const answer of answersOf(statement)) seen.add(answer)
    return isNew
  })
  const byWeight = [...statements.filter(isGrave), ...showsNewAnswer, ...statements]
  const chosen = new Set([...new Set(byWeight)].slice(0, most))
  return statements.filter((statement) => chosen.has(statement))
}

const answersOf = ({ answers }: Statement) => answers.map(({ answer }) => answer)
