import Link from 'next/link'
import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { dealPath } from '#lib/paths.ts'

export type Trouble = { name: string; dealId: string | null; since: Date | null; problem: string | null }

type TroubleTableProps = { caption: string; troubles: readonly Trouble[] }

/** What is stuck, since when, why, and the deal it is of. */
export function TroubleTable({ caption, troubles }: TroubleTableProps) {
  return (
    <DataTable
      caption={caption}
      head={['What', 'Deal', 'Since', 'Why'].map((title) => <ColumnHead key={title}>{title}</ColumnHead>)}
    >
      {troubles.map(({ name, dealId, since, problem }) => (
        <Row key={`${name} ${dealId}`}>
          <Cell className="data">{name}</Cell>
          <Cell className="data whitespace-nowrap">
            {dealId === null ? (
              'none'
            ) : (
              <Link href={dealPath(dealId)} prefetch={false}>
                {dealId}
              </Link>
            )}
          </Cell>
          <Cell>
            <Instant at={since?.toISOString() ?? null} />
          </Cell>
          <Cell className="min-w-48 wrap-anywhere">{problem ?? 'not told'}</Cell>
        </Row>
      ))}
    </DataTable>
  )
}
