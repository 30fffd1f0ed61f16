/** One sentence over the whole page, from the severest statements. It never says "clean". */
import type { Severity, Statement } from './statement.ts'
import { formatCount, quantity, sentenceCase } from './wording.ts'

const grave = ['blocker', 'warning'] as const

export function verdictOf(
  statements: readonly Statement<string>[],
  unknowns: number,
  subject: 'block' | 'AS number' = 'block',
): string {
  // Rules read long ago (a cloud's smallest block) are no look at this block: only what a source said counts.
  const answered = statements.filter(
    ({ answers, basis }) =>
      answers.some(({ answer }) => answer === 'found' || answer === 'nothing-found') &&
      basis.some(({ status }) => status === 'observed' || status === 'stale'),
  )
  if (answered.length === 0)
    return `Nothing about this ${subject} was checked: no source that could answer has been imported.`
  for (const severity of grave) {
    const clauses = statements
      .filter((statement) => statement.severity === severity)
      .flatMap(({ headline }) => headline ?? [])
    if (clauses.length > 0) return `${sentenceCase(clauses.slice(0, 2).join(', and '))}.`
  }
  return `No blocker${mildWarnings(statements)} in the ${quantity(answered.length, 'question')} that could be answered. ${unknowns === 1 ? '1 thing is' : `${formatCount(unknowns)} things are`} not known.`
}

/** Warnings that never lead a verdict still stand below it. */
function mildWarnings(statements: readonly Statement<string>[]): string {
  const count = statements.filter(({ severity }) => severity === 'warning').length
  return count === 0 ? '' : ` but ${quantity(count, 'warning')}`
}

export const severityOrder: readonly Severity[] = ['blocker', 'warning', 'notice', 'good']

export function countBySeverity(statements: readonly Statement<string>[]): { severity: Severity; count: number }[] {
  return severityOrder
    .map((severity) => ({ severity, count: statements.filter((statement) => statement.severity === severity).length }))
    .filter(({ count }) => count > 0)
}
