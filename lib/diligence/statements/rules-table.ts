/** The clauses a reader can hold against us. */
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { nameSource, type RuleSource } from '#lib/registry/transfer-rule.ts'
import type { FactTable } from './statement.ts'

export function rulesTable(rules: readonly RuleSource[]): FactTable {
  return {
    columns: [
      { title: 'Rule', holds: 'text' },
      { title: 'Clause', holds: 'text' },
      { title: 'Read in', holds: 'text' },
      { title: 'On', holds: 'data' },
      { title: 'Confidence', holds: 'text' },
    ],
    rows: rules.map(rowOfRule),
  }
}

export const rowOfRule = ({ says, clause, source, dateRead, confidence, doubt }: RuleSource): string[] => [
  says,
  clause,
  nameSource(source),
  dateRead,
  [explainConfidence(confidence), ...(doubt ? [doubt] : [])].join('; '),
]
