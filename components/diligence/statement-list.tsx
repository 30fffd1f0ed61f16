import { Section } from '#components/ui/section.tsx'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import type { Statement } from '#lib/diligence/statements/statement.ts'
import type { Evidence } from './evidence-inset.tsx'
import type { ShownRecords } from './raw-records.tsx'
import { StatementRow } from './statement-row.tsx'

type StatementListProps = {
  statements: readonly Statement<string>[]
  snapshots: readonly Snapshot[]
  records: readonly ShownRecords[]
  /** The command line that computes the same dossier. */
  command: string
}

/** The statements in the order an engineer asks; the first blocker stands open. */
export function StatementList({ statements, snapshots, records, command }: StatementListProps) {
  const opened = statements.find(({ severity }) => severity === 'blocker')
  const evidence = shareEvidence(statements, snapshots, records)
  return (
    <Section
      id="statements"
      title="Statements"
      aside={<p className="text-label text-ink3">In the order an engineer asks. Each opens to its records.</p>}
    >
      <div className="border-t border-rule2">
        {statements.map((statement, index) => (
          <StatementRow
            key={statement.topic}
            statement={statement}
            evidence={evidence[index] ?? nothing}
            command={command}
            open={statement === opened}
          />
        ))}
      </div>
    </Section>
  )
}

const nothing: Evidence = { snapshots: [], records: [], shownUnder: null }

/** Raw records stand once on the page, under the first statement they belong to; later ones point there. */
function shareEvidence(
  statements: readonly Statement<string>[],
  snapshots: readonly Snapshot[],
  records: readonly ShownRecords[],
): Evidence[] {
  const shown = new Map<string, Statement<string>>()
  return statements.map((statement) => {
    // By source and day: what a statement reads in an earlier file is not in the file of now.
    const own = snapshots.filter(({ source, asOf }) =>
      statement.basis.some((basis) => basis.source === source && basis.asOf === asOf),
    )
    const earlier = own.map(({ source }) => shown.get(source)).find((other) => other !== undefined)
    const fresh = own.filter(({ source }) => !shown.has(source))
    for (const { source } of fresh) shown.set(source, statement)
    return {
      snapshots: fresh,
      records: records.filter(({ source }) => fresh.some((snapshot) => snapshot.source === source)),
      shownUnder: earlier ? { id: earlier.topic, title: earlier.title } : null,
    }
  })
}
