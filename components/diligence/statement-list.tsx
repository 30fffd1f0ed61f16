import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { openedTopics, openParameter, toggleTopic } from '#lib/diligence/statements/opened.ts'
import type { Statement } from '#lib/diligence/statements/statement.ts'
import { type Evidence, EvidenceInset } from './evidence-inset.tsx'
import { hrefsOf, type PageAddress } from './page-address.ts'
import type { ShownRecords } from './raw-records.tsx'
import { StatementRow } from './statement-row.tsx'

type StatementListProps = {
  statements: readonly Statement<string>[]
  snapshots: readonly Snapshot[]
  records: readonly ShownRecords[]
  /** Of the block; null of an AS. */
  prefix: string | null
  /** The command line that computes the same dossier. */
  command: string
  address: PageAddress
}

/** The statements in the order an engineer asks, each a link that opens it in place. */
export function StatementList({ statements, snapshots, records, prefix, command, address }: StatementListProps) {
  const opened = openedTopics(statements, address.params.get(openParameter))
  const isWhole = opened.size === statements.length
  const evidence = shareEvidence(
    statements.filter(({ topic }) => opened.has(topic)),
    snapshots,
    records,
  )
  const hrefOf = hrefsOf(address)
  return (
    <Section
      id="statements"
      title="Statements"
      note="in the order an engineer asks; each opens to its records"
      aside={
        <Link href={hrefOf(isWhole ? 'none' : 'all', 'statements')} keepsPlace>
          {isWhole ? 'Close all' : 'Open all'}
        </Link>
      }
    >
      <div className="border-t border-rule2">
        {statements.map((statement) => {
          const own = evidence.get(statement)
          return (
            <StatementRow
              key={statement.topic}
              statement={statement}
              href={hrefOf(toggleTopic(opened, statement.topic), statement.topic)}
            >
              {own && <EvidenceInset statement={statement} evidence={own} command={command} prefix={prefix} />}
            </StatementRow>
          )
        })}
      </div>
    </Section>
  )
}

/** Raw records stand once on the page, under the first open statement they belong to; later ones point there. */
function shareEvidence(
  opened: readonly Statement<string>[],
  snapshots: readonly Snapshot[],
  records: readonly ShownRecords[],
): ReadonlyMap<Statement<string>, Evidence> {
  const shown = new Map<string, Statement<string>>()
  return new Map(
    opened.map((statement) => {
      // By source and day: what a statement reads in an earlier file is not in the file of now.
      const own = snapshots.filter(({ source, asOf }) =>
        statement.basis.some((basis) => basis.source === source && basis.asOf === asOf),
      )
      const earlier = own.map(({ source }) => shown.get(source)).find((other) => other !== undefined)
      const fresh = own.filter(({ source }) => !shown.has(source))
      for (const { source } of fresh) shown.set(source, statement)
      const evidence: Evidence = {
        snapshots: fresh,
        records: records.filter(({ source }) => fresh.some((snapshot) => snapshot.source === source)),
        shownUnder: earlier ? { id: earlier.topic, title: earlier.title } : null,
      }
      return [statement, evidence]
    }),
  )
}
