import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { editRulePath } from '#lib/paths.ts'
import type { ListedRule } from '#lib/registry/listed-rules.ts'
import { wordingOf } from '#lib/registry/rule-wording.ts'

const heads = ['Rule', 'Value', 'Clause', 'Read on', 'Confidence']

/** Rules of policy, each with a link to its form. */
export function RulesTable({ caption, rules }: { caption: string; rules: readonly ListedRule[] }) {
  return (
    <DataTable caption={caption} head={heads.map((title) => <ColumnHead key={title}>{title}</ColumnHead>)}>
      {rules.map(({ id, rule, edits }) => {
        const { value, says, clause, readIn, dated, dateRead, confidence, doubt } = wordingOf(rule)
        return (
          <Row key={id}>
            <RowHead className="min-w-64 font-normal">
              {says}
              <SecondLine>
                <Link href={editRulePath(id)}>Edit {id}</Link>
                {edits.length > 0 && `, edited ${edits.length === 1 ? 'once' : `${edits.length} times`}`}
              </SecondLine>
            </RowHead>
            <Cell className="data">{value === '' ? '–' : value}</Cell>
            <Cell className="min-w-40">
              {clause}
              <SecondLine>
                {readIn}, {dated === '' ? 'undated' : dated}
              </SecondLine>
            </Cell>
            <Cell className="data whitespace-nowrap">{dateRead}</Cell>
            <Cell className="min-w-32">
              {explainConfidence(confidence)}
              {doubt !== '' && <SecondLine>{doubt}</SecondLine>}
            </Cell>
          </Row>
        )
      })}
    </DataTable>
  )
}
