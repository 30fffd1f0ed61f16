import type { ReactNode } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { FetchState } from '#lib/diligence/fetch-state.ts'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import type { Source, SourceTerms } from '#lib/diligence/source.ts'
import type { SourceState } from '#lib/diligence/source-state.ts'
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { formatBytes } from './source-wording.ts'

/** The terms we hold a source under, the credit it is owed, and the exact file that answers now. */
export function SourceDetails({ source, current, fetch }: Pick<SourceState, 'source' | 'current' | 'fetch'>) {
  return (
    <Disclosure
      summary={<span className="text-label text-ink3">Terms, credit{current && ' and file'}</span>}
      // On a wide page it stands on the row's second line, under the hash, and opens below the row.
      className="lg:-mt-7"
      summaryClassName="ml-auto flex min-h-6 w-fit items-center gap-1.5 max-lg:ml-0"
    >
      <div className="grid gap-x-11 gap-y-4 bg-well px-4 py-3 text-label lg:grid-cols-2">
        <Terms source={source} terms={source.terms} />
        {current && <File snapshot={current} />}
        {fetch && <Fetching fetch={fetch} />}
      </div>
    </Disclosure>
  )
}

function Terms({ source, terms }: { source: Source; terms: SourceTerms }) {
  return (
    <Facts>
      <Fact name="Credit">{terms.credit}</Fact>
      <Fact name="May be shown">{terms.mayShowPublic ? 'yes, to anyone' : 'no'}</Fact>
      <Fact name="May be kept">{terms.mayStoreDays === null ? 'no limit set' : `${terms.mayStoreDays} days`}</Fact>
      <Fact name="Raw records">{terms.mayRedistributeRaw ? 'may be passed on' : 'may not be passed on'}</Fact>
      <Fact name="Terms">
        {terms.url ? <a href={terms.url}>{terms.url}</a> : 'none published'}, read <Instant at={terms.dateRead} />,{' '}
        {explainConfidence(terms.confidence)}
      </Fact>
      <Fact name="Offered at">{source.url ? <a href={source.url}>{source.url}</a> : 'no public address'}</Fact>
    </Facts>
  )
}

function File({ snapshot }: { snapshot: Snapshot }) {
  return (
    <Facts>
      <Fact name="File">
        <span className="data">{snapshot.fileName}</span>, {formatBytes(snapshot.bytes)}, read as {snapshot.format}
      </Fact>
      <Fact name="Fetched">
        <Instant at={snapshot.fetchedAt} />
      </Fact>
      <Fact name="sha256">
        <span className="data">{snapshot.sha256}</span>
      </Fact>
      {snapshot.notes.length > 0 && (
        <Fact name="Notes">
          <ul>
            {snapshot.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Fact>
      )}
    </Facts>
  )
}

/** Not from where: a mirror is the operator's own affair. */
function Fetching({ fetch: { triedAt, succeededAt } }: { fetch: FetchState }) {
  return (
    <Facts>
      <Fact name="Last tried">
        <Instant at={triedAt} />
      </Fact>
      <Fact name="Last got">
        <Instant at={succeededAt} missing="never" />
      </Fact>
    </Facts>
  )
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] content-start gap-x-3 gap-y-1">{children}</dl>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink3">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  )
}
