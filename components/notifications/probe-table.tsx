import { type IdAction, RowButton } from '#components/identity/row-button.tsx'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { Drift } from '#lib/diligence/baselines/baseline.ts'
import type { ProbeHistory } from '#lib/diligence/probe.ts'

type ProbeLine = ProbeHistory & { id: string }

/** Each address with its last answer, what is usual of it over each window, and whether it has left that. */
export function ProbeTable({ probes, stop }: { probes: readonly ProbeLine[]; stop: IdAction }) {
  return (
    <DataTable
      caption="Probed addresses: whether they answer, and how fast"
      head={
        <>
          <ColumnHead>Address</ColumnHead>
          <ColumnHead>Last</ColumnHead>
          <ColumnHead unit="answered of attempts">Availability</ColumnHead>
          <ColumnHead unit="median, ms">Latency</ColumnHead>
          <ColumnHead>
            <span className="sr-only">End</span>
          </ColumnHead>
        </>
      }
    >
      {probes.map(({ id, address, port, last, availability, latency }) => (
        <Row key={id}>
          <RowHead>
            <Mono>
              {address}:{port}
            </Mono>
          </RowHead>
          <Cell>
            <LastAnswer last={last} />
          </Cell>
          <Cell>
            {availability.shares.map(({ window, answered, attempts }) => (
              <div key={window}>
                {answered} of {attempts}, last {window}
              </div>
            ))}
            <DriftLine drift={availability.drift} />
          </Cell>
          <Cell>
            {latency.baselines.map(({ window, median }) => (
              <div key={window}>
                {median.toFixed(1)}, last {window}
              </div>
            ))}
            <DriftLine drift={latency.drift} />
          </Cell>
          <Cell align="right">
            <RowButton action={stop} id={id} does="End" to={`the probing of ${address}`} />
          </Cell>
        </Row>
      ))}
    </DataTable>
  )
}

function LastAnswer({ last }: { last: ProbeLine['last'] }) {
  if (last === null) return <AnswerMark answer="not-checked" word="Not asked yet" />
  return (
    <>
      <AnswerMark
        answer={last.isReachable ? 'found' : 'nothing-found'}
        word={last.isReachable ? 'Answered' : 'Silent'}
        inTable
      />
      <SecondLine>
        <Instant at={last.at} />
      </SecondLine>
    </>
  )
}

function DriftLine({ drift }: { drift: Drift }) {
  if (drift.state === 'usual') return <SecondLine>as usual</SecondLine>
  if (drift.state === 'not-checked') return <SecondLine>{drift.why}</SecondLine>
  return (
    <>
      <SeverityMark severity="warning" word={drift.by === 'jump' ? 'left what is usual' : 'worsens slowly'} />
      <SecondLine>{drift.sentence}</SecondLine>
    </>
  )
}
