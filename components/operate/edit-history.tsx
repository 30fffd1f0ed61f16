import { Cell, ColumnHead, DataTable, Row } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { RuleEdit } from '#lib/registry/rule-edit.ts'

/** Who changed what of a rule to what, when and why. */
export function EditHistory({ caption, edits }: { caption: string; edits: readonly RuleEdit[] }) {
  return (
    <DataTable
      caption={caption}
      head={['When', 'Who', 'Became', 'Why'].map((title) => <ColumnHead key={title}>{title}</ColumnHead>)}
    >
      {edits.map(({ id, ruleId, wording, reason, actor, at }) => (
        <Row key={id}>
          <Cell>
            <Instant at={at.toISOString()} />
          </Cell>
          <Cell className="data">{actor}</Cell>
          <Cell className="min-w-40">
            <span className="data">{[ruleId, wording.value].filter(Boolean).join(': ')}</span> {wording.says}
          </Cell>
          <Cell className="min-w-40 wrap-anywhere">{reason}</Cell>
        </Row>
      ))}
    </DataTable>
  )
}
