import { BeforeAfter } from '#components/diligence/change-line.tsx'
import { TierMark } from '#components/diligence/tier-mark.tsx'
import { type IdAction, RowButton } from '#components/identity/row-button.tsx'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { Drift } from '#lib/diligence/baselines/drift.ts'
import type { ProbeHistory } from '#lib/diligence/probe.ts'
import { changeKinds } from '#lib/diligence/watch/change-kinds.ts'
import type { Alert } from '#lib/notifications/watch.ts'

/** `history` is null where control of the address is not shown. */
type ProbeLine = {
  id: string
  address: string
  port: number
  history: ProbeHistory | null
  alerts: readonly Alert[]
}

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
          <ColumnHead>Told</ColumnHead>
          <ColumnHead>
            <span className="sr-only">End</span>
          </ColumnHead>
        </>
      }
    >
      {probes.map((probe) => (
        <ProbeRow key={probe.id} probe={probe} stop={stop} />
      ))}
    </DataTable>
  )
}

function ProbeRow({ probe, stop }: { probe: ProbeLine; stop: IdAction }) {
  const { id, address, port, history, alerts } = probe
  return (
    <Row>
      <RowHead>
        <Mono>
          {address}:{port}
        </Mono>
      </RowHead>
      {history ? <HistoryCells history={history} /> : <NotControlledCells />}
      <Cell>
        <OpenAlerts alerts={alerts} />
      </Cell>
      <Cell align="right">
        <RowButton action={stop} id={id} does="End" to={`the probing of ${address}`} />
      </Cell>
    </Row>
  )
}

function HistoryCells({ history: { last, reach, availability, latency } }: { history: ProbeHistory }) {
  return (
    <>
      <Cell>
        <LastAnswer last={last} />
        {reach.state === 'not-known' && last !== null && <SecondLine>{reach.why}</SecondLine>}
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
    </>
  )
}

function NotControlledCells() {
  return (
    <>
      <Cell>
        <AnswerMark answer="not-checked" word="Not asked" inTable />
        <SecondLine>control of it is not shown by current statistics</SecondLine>
      </Cell>
      <Cell>
        <span className="text-ink3">not shown</span>
      </Cell>
      <Cell>
        <span className="text-ink3">not shown</span>
      </Cell>
    </>
  )
}

/** What was told of it and is not over, with before and after. */
function OpenAlerts({ alerts }: { alerts: readonly Alert[] }) {
  if (alerts.length === 0) return <span className="text-ink3">nothing</span>
  return alerts.map(({ id, state, event }) => (
    <div key={id}>
      <TierMark tier={event.tier} word={changeKinds[event.kind].title} />
      <BeforeAfter event={event} />
      {state === 'acknowledged' && <SecondLine>acknowledged</SecondLine>}
    </div>
  ))
}

function LastAnswer({ last }: { last: ProbeHistory['last'] }) {
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
