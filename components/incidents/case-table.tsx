import { Cell, ColumnHead, DataTable, Row, RowHead } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { sayStateOf } from '#lib/notifications/incidents/decide-case.ts'
import type { CaseLine } from '#lib/notifications/incidents/incident-case.ts'
import { listTitle } from '#lib/notifications/incidents/listing-observation.ts'
import { casePath } from '#lib/paths.ts'

export function CaseTable({ cases }: { cases: readonly CaseLine[] }) {
  return (
    <DataTable
      caption="Cases: block, list, state, what was done"
      head={
        <>
          <ColumnHead>Block</ColumnHead>
          <ColumnHead>List</ColumnHead>
          <ColumnHead>State</ColumnHead>
          <ColumnHead>Steps done</ColumnHead>
          <ColumnHead>Opened</ColumnHead>
          <ColumnHead>Last entry</ColumnHead>
        </>
      }
    >
      {cases.map(({ id, block, list, state, endedAt, stepsDone, openedAt, lastAt }) => (
        <Row key={id}>
          <RowHead>
            <Link href={casePath(id)}>
              <Mono>{formatPrefix(block)}</Mono>
            </Link>
          </RowHead>
          <Cell>{listTitle(list)}</Cell>
          <Cell>{sayStateOf(state, endedAt)}</Cell>
          <Cell>{stepsDone}</Cell>
          <Cell>
            <Instant at={openedAt.toISOString()} />
          </Cell>
          <Cell>
            <Instant at={lastAt?.toISOString() ?? null} missing="none" />
          </Cell>
        </Row>
      ))}
    </DataTable>
  )
}
