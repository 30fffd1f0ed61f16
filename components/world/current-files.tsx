import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { Snapshot } from '#lib/diligence/snapshot.ts'

type CurrentFilesProps = { current: readonly { title: string; snapshot: Snapshot }[] }

/** Of when each source speaks now. */
export function CurrentFiles({ current }: CurrentFilesProps) {
  if (current.length === 0) return <p className="text-ink2">Nothing is imported yet.</p>
  return (
    <DataTable
      caption="The newest file of each source"
      head={
        <>
          <ColumnHead>Source</ColumnHead>
          <ColumnHead>As of</ColumnHead>
          <ColumnHead align="right">Records</ColumnHead>
        </>
      }
    >
      {current.map(({ title, snapshot }) => (
        <Row key={snapshot.source}>
          <Cell>{title}</Cell>
          <Cell>
            <Instant at={snapshot.asOf} />
          </Cell>
          <Cell align="right">{snapshot.records.toLocaleString('en')}</Cell>
        </Row>
      ))}
    </DataTable>
  )
}
