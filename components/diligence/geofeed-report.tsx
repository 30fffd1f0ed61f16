/** What is wrong with a geofeed, line by line, and what of it a consumer keeps. */
import { Cell, ColumnHead, DataTable, Row, SecondLine } from '#components/ui/data-table.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { FaultSeverity } from '#lib/diligence/geofeed/geofeed-rules.ts'
import type { GeofeedReport, ToldFault } from '#lib/diligence/geofeed/lint-geofeed.ts'
import { enumerate, formatCount, quantity } from '#lib/diligence/statements/wording.ts'

const marks = { error: 'blocker', warning: 'warning', notice: 'notice' } as const satisfies Record<
  FaultSeverity,
  string
>
const words: Record<FaultSeverity, string> = { error: 'Error', warning: 'Warning', notice: 'Notice' }

export function GeofeedReportView({ report }: { report: GeofeedReport }) {
  const { faults, counts, notChecked } = report
  const all = counts.error + counts.warning + counts.notice
  return (
    <Section title="What consumers read" note={countFaults(counts)}>
      <div className="grid gap-4">
        <p className="max-w-prose">{summarise(report)}</p>
        {faults.length > 0 && (
          <DataTable
            caption="Faults by line"
            head={
              <>
                <ColumnHead align="right">Line</ColumnHead>
                <ColumnHead>Fault</ColumnHead>
                <ColumnHead>What is wrong</ColumnHead>
              </>
            }
          >
            {faults.map((fault) => (
              <FaultRow key={`${fault.line} ${fault.rule} ${fault.message}`} fault={fault} />
            ))}
            {all > faults.length && (
              <Row>
                <Cell colSpan={3} className="text-ink3">
                  {quantity(all - faults.length, 'more fault')}: the command line tells all of them.
                </Cell>
              </Row>
            )}
          </DataTable>
        )}
        <div className="grid max-w-prose gap-1 text-label text-ink2">
          <p>Not checked:</p>
          <ul className="list-disc pl-5">
            {notChecked.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  )
}

function FaultRow({ fault: { line, severity, rule, clause, message } }: { fault: ToldFault }) {
  return (
    <Row>
      <Cell align="right">{line === null ? 'all' : formatCount(line)}</Cell>
      <Cell className="min-w-32">
        <SeverityMark severity={marks[severity]} word={words[severity]} />
        <SecondLine>
          <span className="data">{rule}</span>
          {clause && `, ${clause}`}
        </SecondLine>
      </Cell>
      <Cell className="min-w-48">{message}</Cell>
    </Row>
  )
}

const countFaults = ({ error, warning, notice }: GeofeedReport['counts']): string =>
  error + warning + notice === 0
    ? 'nothing is wrong with it'
    : enumerate([quantity(error, 'error'), quantity(warning, 'warning'), quantity(notice, 'notice')])

function summarise({ entries, kept, addresses, overriding }: GeofeedReport): string {
  const { ipv4, ipv6, unread } = entries
  return [
    `${quantity(ipv4, 'IPv4 line')}, of which a consumer keeps ${formatCount(kept)} with ${quantity(addresses, 'address')}.`,
    ...(ipv6 > 0 ? [`${quantity(ipv6, 'IPv6 line')} beside them.`] : []),
    ...(unread > 0 ? [`${quantity(unread, 'line')} without a prefix that can be read.`] : []),
    ...(overriding > 0
      ? [
          `${quantity(overriding, 'line')} lie in a wider one and say otherwise, which is allowed: the most specific counts.`,
        ]
      : []),
  ].join(' ')
}
