/** Says where an operator's local exceptions, and not the RPKI, decided what a statement tells. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { quote } from '#lib/kernel/quote.ts'
import type { ExceptionFinding, TouchedVrp } from '../checks/local-exceptions.ts'
import type { Statement, Topic } from './statement.ts'
import { enumerate } from './wording.ts'

const isTouched = (finding: ExceptionFinding | null): finding is ExceptionFinding =>
  finding !== null && finding.removed.length + finding.added.length > 0

/** Nothing where no exception touches the block. */
export function explainExceptions(finding: ExceptionFinding | null): string | null {
  if (!isTouched(finding)) return null
  const { removed, added } = finding
  const told = [
    ...(removed.length > 0 ? [`${nameAll(removed)} left out`] : []),
    ...(added.length > 0 ? [`${nameAll(added)} added`] : []),
  ]
  return `By local exceptions of whoever runs this site (SLURM, RFC 8416), not by the RPKI: ${enumerate(told)}.`
}

const nameAll = (vrps: readonly TouchedVrp[]): string =>
  enumerate(
    vrps.map(({ prefix, maxLength, asn, comment }) => {
      const why = comment === null ? '' : ` (${quote(comment)})`
      return `${formatAsn(asn)} ${prefix} up to /${maxLength}${why}`
    }),
  )

const validated: readonly Topic[] = ['routing', 'more-specifics', 'your-asn', 'rpki', 'route-objects']

/** What rests on validation is not called good where exceptions touch the block: other networks do not have them. */
export function temperByExceptions(statements: readonly Statement[], finding: ExceptionFinding | null): Statement[] {
  if (!isTouched(finding)) return [...statements]
  return statements.map((statement) => {
    if (!validated.includes(statement.topic)) return statement
    const text = statement.topic === 'rpki' ? statement.text : `${statement.text} ${pointer}`
    return { ...statement, text, severity: statement.severity === 'good' ? 'notice' : statement.severity }
  })
}

const pointer = 'Local exceptions touch this block: see RPKI.'
