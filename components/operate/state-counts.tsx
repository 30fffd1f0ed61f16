import { kindWords } from '#components/deals/kind-words.ts'
import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import type { DealState } from '#lib/deals/vocabulary.ts'
import { formatCount } from '#lib/diligence/statements/wording.ts'
import { type DealType, dealTypes } from '#lib/listings/deal-type.ts'

type StateCountsProps = { counts: readonly { kind: DealType; state: DealState; count: number }[] }

/** How many deals of each kind are in which state; states nobody is in are left out. */
export function StateCounts({ counts }: StateCountsProps) {
  const states = [...new Map(counts.map(({ state }) => [state.id, state])).values()]
  const countOf = (kind: DealType, id: string) =>
    counts.find((one) => one.kind === kind && one.state.id === id)?.count ?? 0
  return (
    <DataTable
      caption="How many deals are in which state"
      head={
        <>
          <ColumnHead>State</ColumnHead>
          <ColumnHead>Waits for</ColumnHead>
          {dealTypes.map((kind) => (
            <ColumnHead key={kind} align="right">
              {`${kindWords[kind]}s`}
            </ColumnHead>
          ))}
        </>
      }
    >
      {states.map(({ id, waitsOn }) => (
        <Row key={id}>
          <Cell className="data">{id}</Cell>
          <Cell>{waitsOn === 'system' ? 'Dotquad' : (waitsOn ?? 'nobody')}</Cell>
          {dealTypes.map((kind) => (
            <Cell key={kind} align="right">
              {formatCount(countOf(kind, id))}
            </Cell>
          ))}
        </Row>
      ))}
    </DataTable>
  )
}
