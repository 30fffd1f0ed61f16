import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import type { DealKind } from '#lib/deals/deal.ts'
import type { DealState } from '#lib/deals/vocabulary.ts'
import { formatCount } from '#lib/diligence/statements/wording.ts'

type StateCountsProps = { counts: readonly { kind: DealKind; state: DealState; count: number }[] }

const kinds = ['sale', 'lease', 'rent'] as const satisfies readonly DealKind[]

/** How many deals of each kind are in which state; states nobody is in are left out. */
export function StateCounts({ counts }: StateCountsProps) {
  const states = [...new Map(counts.map(({ state }) => [state.id, state])).values()]
  const countOf = (kind: DealKind, id: string) =>
    counts.find((one) => one.kind === kind && one.state.id === id)?.count ?? 0
  return (
    <DataTable
      caption="How many deals are in which state"
      head={
        <>
          <ColumnHead>State</ColumnHead>
          <ColumnHead>Waits for</ColumnHead>
          {['Sales', 'Leases', 'Rents'].map((title) => (
            <ColumnHead key={title} align="right">
              {title}
            </ColumnHead>
          ))}
        </>
      }
    >
      {states.map(({ id, says, waitsOn }) => (
        <Row key={id}>
          <Cell>{says}</Cell>
          <Cell>{waitsOn === 'system' ? 'Dotquad' : (waitsOn ?? 'nobody')}</Cell>
          {kinds.map((kind) => (
            <Cell key={kind} align="right">
              {formatCount(countOf(kind, id))}
            </Cell>
          ))}
        </Row>
      ))}
    </DataTable>
  )
}
