/** Every source of one world: how old, how big, in what state, under which terms. On a phone the figures move into the details. */
import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { SourceState } from '#lib/diligence/source-state.ts'
import { FetchFailureLine } from './fetch-failure-line.tsx'
import { RefusalLine } from './refusal-line.tsx'
import { SourceDetails } from './source-details.tsx'
import { SourceStatusMark } from './source-status-mark.tsx'
import { explainAge, explainLimit, formatBytes, formatCount, kindWords } from './source-wording.ts'

const notOnPhone = 'max-md:hidden'
const wide = 'max-lg:hidden'
const columns = 7

type SourcesTableProps = {
  sources: readonly SourceState[]
  /** The moment that ages count to, as an ISO instant. */
  at: string
}

export function SourcesTable({ sources, at }: SourcesTableProps) {
  return (
    <DataTable
      caption="Sources"
      head={
        <>
          <ColumnHead unit="publisher">Source</ColumnHead>
          <ColumnHead className={wide}>Answers for</ColumnHead>
          <ColumnHead>Status</ColumnHead>
          <ColumnHead className={notOnPhone} unit="age">
            As of
          </ColumnHead>
          <ColumnHead className={wide} align="right" unit="size of the file">
            Records
          </ColumnHead>
          <ColumnHead className={wide} align="right" unit="snapshots kept">
            Earlier
          </ColumnHead>
          <ColumnHead className={`${wide} pl-8`}>sha256</ColumnHead>
        </>
      }
    >
      {sources.map((state) => (
        <SourceRows key={state.source.id} state={state} at={at} />
      ))}
    </DataTable>
  )
}

function SourceRows({ state, at }: { state: SourceState; at: string }) {
  const { source, status, current, history, lastRefusal, fetch, fault } = state
  const age = current?.asOf ? explainAge(current.asOf, at) : 'age unknown'
  return (
    <>
      <tr id={source.id}>
        <RowHead>
          {source.title}
          <SecondLine>{source.publisher}</SecondLine>
        </RowHead>
        <Cell className={wide}>
          {kindWords[source.kind]}
          <SecondLine>{source.required ? 'required' : 'optional'}</SecondLine>
        </Cell>
        <Cell>
          <SourceStatusMark status={status} />
          {status === 'stale' && (
            <SecondLine>
              <span className="text-amber">
                {fault?.kind === 'refused'
                  ? 'a newer file was refused'
                  : `older than ${explainLimit(source.staleAfterHours)}`}
              </span>
            </SecondLine>
          )}
          {status === 'not-configured' && <SecondLine>never imported</SecondLine>}
          {current && (
            <span className="md:hidden">
              <SecondLine>{age}</SecondLine>
            </span>
          )}
        </Cell>
        <Cell className={notOnPhone}>
          {current ? <Instant at={current.asOf} missing="undated" /> : '–'}
          {current && <SecondLine>{age}</SecondLine>}
        </Cell>
        <Cell className={wide} align="right">
          {current ? formatCount(current.records) : '–'}
          {current && <SecondLine>{formatBytes(current.bytes)}</SecondLine>}
        </Cell>
        <Cell className={wide} align="right">
          {history.length}
        </Cell>
        <Cell className={`${wide} pl-8`}>{current ? <ShortHash sha256={current.sha256} /> : '–'}</Cell>
      </tr>
      <Row>
        <td colSpan={columns} className="pb-2">
          {fetch?.failure ? (
            <FetchFailureLine failure={fetch.failure} fetch={fetch} />
          ) : (
            lastRefusal && <RefusalLine refusal={lastRefusal} />
          )}
          <SourceDetails source={source} current={current} fetch={fetch} />
        </td>
      </Row>
    </>
  )
}

function ShortHash({ sha256 }: { sha256: string }) {
  return (
    <span className="data" title={sha256}>
      {sha256.slice(0, 8)}…{sha256.slice(-8)}
    </span>
  )
}
