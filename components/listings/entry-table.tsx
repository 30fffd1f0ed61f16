import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import type { DealType } from '#lib/listings/deal-type.ts'
import type { Entry } from '#lib/listings/entry.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { BlockLink, ListState, Prices, RpkiState, Transferability } from './entry-cells.tsx'

type EntryTableProps = { entries: readonly Entry[]; pricedDeal: DealType | null }

/** Blocks as rows to compare; a narrow screen scrolls the table alone. */
export function EntryTable({ entries, pricedDeal }: EntryTableProps) {
  const head = (
    <>
      <ColumnHead>Block</ColumnHead>
      <ColumnHead unit="country">Registry</ColumnHead>
      <ColumnHead align="right" unit="lowest, per address">
        Price
      </ColumnHead>
      <ColumnHead unit="of its routes">RPKI</ColumnHead>
      <ColumnHead unit="what was asked, and when">Blocklists</ColumnHead>
      <ColumnHead>Transferable</ColumnHead>
    </>
  )
  return (
    <DataTable caption="Blocks on offer" head={head} className="min-w-208">
      {entries.map((entry) => (
        <Row key={entry.id}>
          <RowHead>
            <BlockLink entry={entry} />
          </RowHead>
          <Cell>
            {registryTitle(entry.summary.registry)}
            <SecondLine>{entry.summary.country ?? 'no country'}</SecondLine>
          </Cell>
          <Cell align="right">
            <Prices entry={entry} first={pricedDeal} />
          </Cell>
          <Cell>
            <RpkiState entry={entry} />
          </Cell>
          <Cell>
            <ListState entry={entry} />
          </Cell>
          <Cell>
            <Transferability entry={entry} />
          </Cell>
        </Row>
      ))}
    </DataTable>
  )
}
