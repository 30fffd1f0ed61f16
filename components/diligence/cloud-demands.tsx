/** Every demand of every cloud with how sure it is, where it was read, and when. */
import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import type { CloudDemand, CloudRule } from '#lib/diligence/statements/cloud-rules.ts'
import { explainConfidence } from '#lib/kernel/confidence.ts'

export function CloudDemands({ rules }: { rules: readonly CloudRule[] }) {
  return (
    <DataTable
      caption="Demands of clouds"
      head={['Cloud', 'Of', 'Demand', 'Confidence', 'Text', 'Read'].map((title) => (
        <ColumnHead key={title}>{title}</ColumnHead>
      ))}
    >
      {rules.flatMap((rule) =>
        demandsOf(rule).map(({ of, demand }) => (
          <Row key={`${rule.provider} ${demand.says}`}>
            <Cell>{rule.provider}</Cell>
            <Cell>{of}</Cell>
            <Cell className="min-w-48">{demand.says}</Cell>
            <Cell>{explainConfidence(demand.confidence)}</Cell>
            <Cell className="min-w-32">{demand.source}</Cell>
            <Cell className="data whitespace-nowrap">{demand.dateRead}</Cell>
          </Row>
        )),
      )}
    </DataTable>
  )
}

function demandsOf({ size, registration, registrant, reputation, proof, origins, records, notes }: CloudRule) {
  const named: [string, CloudDemand | null][] = [
    ['Size', size],
    ['Registration', registration && { ...registration, says: `${registration.says}: ${listStatuses(registration)}` }],
    ['Registrant', registrant],
    ['Reputation', reputation],
    ['Proof', proof],
    ['ROA origin', origins],
    ['ROA length', records.exactRoa],
    ['Other ROAs', records.noOtherRoa],
    ['Announcements', records.noAnnouncement],
    ['Route object', records.routeObject],
    ...notes.map((note): [string, CloudDemand] => ['Note', note]),
  ]
  return named.flatMap(([of, demand]) => (demand === null ? [] : [{ of, demand }]))
}

const listStatuses = ({ taken }: NonNullable<CloudRule['registration']>): string =>
  Object.values(taken).flat().join(', ')
