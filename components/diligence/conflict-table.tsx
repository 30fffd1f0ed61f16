/** The conflict matrix as a table: a line a prefix and origin, a column a kind of record. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { ConflictRow } from '#lib/diligence/conflicts/conflict-row.ts'
import {
  type ToldCell,
  tellMay,
  tellRegistered,
  tellSeen,
  tellValidates,
} from '#lib/diligence/conflicts/conflict-words.ts'
import { originName } from '#lib/diligence/statements/route-words.ts'

const columns = [
  { title: 'May announce', unit: 'contract', tell: tellMay },
  { title: 'Validates', unit: 'ROA, RFC 6811', tell: tellValidates },
  { title: 'Registered', unit: 'route objects', tell: tellRegistered },
  { title: 'Seen', unit: 'BGP', tell: tellSeen },
] as const

export function ConflictTable({ rows, linked }: { rows: readonly ConflictRow[]; linked: ReadonlySet<ConflictRow> }) {
  return (
    <DataTable
      caption="Contract, ROA, route objects and BGP, for each prefix and origin"
      head={
        <>
          <ColumnHead>Route</ColumnHead>
          {columns.map(({ title, unit }) => (
            <ColumnHead key={title} unit={unit}>
              {title}
            </ColumnHead>
          ))}
        </>
      }
    >
      {rows.map((row) => (
        <Row key={idOfRow(row)}>
          <RowHead>
            <span className="flex items-baseline gap-2">
              <SeverityMark severity={row.severity} />
              <span>
                <span className="data whitespace-nowrap">
                  {linked.has(row) ? <a href={`#${idOfRow(row)}`}>{row.prefix}</a> : row.prefix}
                </span>
                <SecondLine>
                  {originName(row.origin)}
                  {row.relation === 'covers' && ', wider than the block'}
                </SecondLine>
              </span>
            </span>
          </RowHead>
          {columns.map(({ title, tell }) => (
            <Cell key={title}>
              <Told {...tell(row)} />
            </Cell>
          ))}
        </Row>
      ))}
    </DataTable>
  )
}

const Told = ({ answer, word }: ToldCell) => <AnswerMark answer={answer} word={word} inTable />

/** Where on the page its contradictions stand. */
export const idOfRow = ({ prefix, origin }: ConflictRow): string =>
  `route-${prefix.replace('/', '-')}-${origin ?? 'set'}`
