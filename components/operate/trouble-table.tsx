import { Button } from '#components/ui/button.tsx'
import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { dealPath } from '#lib/paths.ts'

export type Trouble = { name: string; dealId: string | null; since: Date | null; problem: string | null }

/** What somebody can do about each, by the id of its deal. */
export type Remedy = { title: string; action: (fields: FormData) => Promise<void> }

type TroubleTableProps = { caption: string; troubles: readonly Trouble[]; remedy?: Remedy }

/** What is stuck, since when, why, and the deal it is of. */
export function TroubleTable({ caption, troubles, remedy }: TroubleTableProps) {
  return (
    <DataTable
      caption={caption}
      head={['What', 'Deal', 'Since', 'Why', ...(remedy ? ['Do'] : [])].map((title) => (
        <ColumnHead key={title}>{title}</ColumnHead>
      ))}
    >
      {troubles.map(({ name, dealId, since, problem }) => (
        <Row key={`${name} ${dealId}`}>
          <Cell className="data">{name}</Cell>
          <Cell className="data whitespace-nowrap">
            {dealId === null ? 'none' : <Link href={dealPath(dealId)}>{dealId}</Link>}
          </Cell>
          <Cell>
            <Instant at={since?.toISOString() ?? null} />
          </Cell>
          <Cell className="min-w-48 wrap-anywhere">{problem ?? 'not told'}</Cell>
          {remedy && <Cell>{dealId !== null && <RemedyForm remedy={remedy} dealId={dealId} />}</Cell>}
        </Row>
      ))}
    </DataTable>
  )
}

const RemedyForm = ({ remedy: { title, action }, dealId }: { remedy: Remedy; dealId: string }) => (
  <form action={action}>
    <input type="hidden" name="deal" value={dealId} />
    <Button type="submit">
      {title}
      <span className="sr-only"> for {dealId}</span>
    </Button>
  </form>
)
