/** The facts a statement rests on, as a table: what was found, row by row. */
import type { ReactNode } from 'react'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Cell, ColumnHead, DataTable, Row, SecondLine } from '#components/ui/data-table.tsx'
import { Mono } from '#components/ui/mono.tsx'
import type { Cell as Fact, FactColumn, FactTable as Facts } from '#lib/diligence/statements/statement.ts'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { asnPath, dossierPath } from '#lib/paths.ts'

type FactTableProps = {
  caption: string
  facts: Facts
  /** Prints the rows that are past the last one here; null where the page's own JSON has them. */
  command: string | null
}

export function FactTable({ caption, facts, command }: FactTableProps) {
  const hidden = (facts.total ?? facts.rows.length) - Math.min(facts.rows.length, mostRows)
  return (
    <DataTable
      caption={caption}
      head={facts.columns.map((column) => (
        <ColumnHead key={column.title} align={alignOf(column)}>
          {column.title}
        </ColumnHead>
      ))}
    >
      {facts.rows.slice(0, mostRows).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may be alike, and none ever moves
        <Row key={index}>
          {facts.columns.map((column, place) => (
            <Cell key={column.title} align={alignOf(column)} className={looks[column.holds]}>
              {showFact(row[place] ?? null, column)}
            </Cell>
          ))}
        </Row>
      ))}
      {hidden > 0 && (
        <Row>
          <Cell colSpan={facts.columns.length} className="text-ink3">
            {quantity(hidden, 'more row')},{' '}
            {command === null ? (
              'all of them in the JSON.'
            ) : (
              <>
                all of them by <Mono className="wrap-anywhere">{command}</Mono>
              </>
            )}
          </Cell>
        </Row>
      )}
    </DataTable>
  )
}

/** A /8 has thousands of routes, which is a file, not a page. */
export const mostRows = 64

// Language needs room to be read; a table that has none scrolls.
const looks: Record<FactColumn['holds'], string> = {
  text: 'min-w-32',
  data: 'data whitespace-nowrap',
  prefix: 'data whitespace-nowrap',
  asn: 'data whitespace-nowrap',
  number: '',
  answer: 'min-w-32',
}

const alignOf = ({ holds }: FactColumn) => (holds === 'number' ? 'right' : 'left')

function showFact(fact: Fact, { holds }: FactColumn): ReactNode {
  if (fact === null || fact === '') return <span className="text-ink3">not told</span>
  // Plain links: a table of them is no place to fetch pages ahead from.
  if (holds === 'prefix' && typeof fact === 'string') return <a href={dossierPath(fact)}>{fact}</a>
  if (holds === 'asn' && typeof fact === 'string' && /^AS\d+$/.test(fact)) return <a href={asnPath(fact)}>{fact}</a>
  if (typeof fact === 'number') return formatCount(fact)
  if (typeof fact === 'string') return fact
  return (
    <>
      <AnswerMark answer={fact.answer} {...(fact.word && { word: fact.word })} inTable />
      {fact.why && <SecondLine>{fact.why}</SecondLine>}
    </>
  )
}
