/** One sentence over the whole page, from the severest statements. It never says "clean". */
import type { Severity, Statement } from './statement.ts'
import { formatCount, sentenceCase } from './wording.ts'

const grave = ['blocker', 'warning'] as const

export function verdictOf(statements: readonly Statement[], unknowns: number): string {
  for (const severity of grave) {
    const clauses = statements
      .filter((statement) => statement.severity === severity)
      .flatMap(({ headline }) => headline ?? [])
    if (clauses.length > 0) return `${sentenceCase(clauses.slice(0, 2).join(', and '))}.`
  }
  const answered = statements.filter(({ answers }) =>
    answers.some(({ answer }) => answer === 'found' || answer === 'nothing-found'),
  )
  if (answered.length === 0) return 'Nothing was checked: no source that could answer has been imported.'
  return `Nothing found against it in ${formatCount(answered.length)} of ${formatCount(statements.length)} questions; ${formatCount(unknowns)} things are not known.`
}

export const severityOrder: readonly Severity[] = ['blocker', 'warning', 'notice', 'good']

export function countBySeverity(statements: readonly Statement[]): { severity: Severity; count: number }[] {
  return severityOrder
    .map((severity) => ({ severity, count: statements.filter((statement) => statement.severity === severity).length }))
    .filter(({ count }) => count > 0)
}
