/** What a statement opens to: its facts, the records they were read from, and whose records these are. */
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import { sayFaultBriefly } from '#lib/diligence/statements/fault-words.ts'
import type { Statement } from '#lib/diligence/statements/statement.ts'
import { enumerate } from '#lib/diligence/statements/wording.ts'
import { casesPath, cloudFitPath, conflictsPath, locationPath, reverseDnsPath } from '#lib/paths.ts'
import { FactTable } from './fact-table.tsx'
import { Provenance } from './provenance.tsx'
import { RawRecords, type ShownRecords } from './raw-records.tsx'

export type Evidence = {
  snapshots: readonly Snapshot[]
  /** The records shown here, not above. */
  records: readonly ShownRecords[]
  /** Where on the page the other records of these sources stand. */
  shownUnder: { id: string; title: string } | null
}

/** `prefix`: of the block, below whose page others stand; null where the statement is of something else. */
type EvidenceInsetProps = { statement: Statement<string>; evidence: Evidence; command: string; prefix: string | null }

export function EvidenceInset({ statement, evidence, command, prefix }: EvidenceInsetProps) {
  const { basis, facts, title, page } = statement
  const missing = basis.filter(({ status }) => status === 'failed' || status === 'not-configured')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pb-5 md:pl-7.5">
      {page && prefix !== null ? (
        <p className="text-label">
          <Link href={pagePaths[page](prefix)}>{title}: the facts, on a page of their own</Link>
        </p>
      ) : (
        facts && <FactTable caption={`${title}: the facts`} facts={facts} command={null} />
      )}
      {prefix !== null && isListed(statement) && (
        <p className="text-label">
          <Link href={casesPath(prefix)}>Open a case to end a listing</Link>
        </p>
      )}
      {evidence.snapshots.map((snapshot) => (
        <SourceEvidence key={`${snapshot.source} ${snapshot.sha256}`} snapshot={snapshot} records={evidence.records} />
      ))}
      {evidence.shownUnder && (
        <p className="text-label text-ink3">
          The raw records of these sources stand under{' '}
          <a href={`#${evidence.shownUnder.id}`}>{evidence.shownUnder.title}</a>.
        </p>
      )}
      {missing.length > 0 && (
        <p className="text-label text-ink3">
          Not answering:{' '}
          {enumerate(
            missing.map((one) => `${one.title} (${sayFaultBriefly(one) ?? words[one.status]})`),
            12,
          )}
          .
        </p>
      )}
      {statement.isOfKeptAnswers && (
        <p className="text-label text-ink3">
          Answers as they were given and kept; asked again, a service may answer otherwise.
        </p>
      )}
      {!(statement.isOfKeptAnswers || page) && (
        <p className="text-label text-ink3">
          Recompute: <Mono className="wrap-anywhere">{command}</Mono>
        </p>
      )}
    </div>
  )
}

const isListed = ({ topic, answers }: Statement<string>): boolean =>
  (topic === 'blocklists' || topic === 'dns-blocklists') && answers.some(({ answer }) => answer === 'found')

const pagePaths: Record<NonNullable<Statement['page']>, (prefix: string) => `/check/${string}`> = {
  cloud: cloudFitPath,
  conflicts: conflictsPath,
  location: locationPath,
  rdns: reverseDnsPath,
}

const words = { failed: 'could not be read', 'not-configured': 'not imported', observed: '', stale: '' } as const

function SourceEvidence({ snapshot, records }: { snapshot: Snapshot; records: readonly ShownRecords[] }) {
  const { title, terms } = sourceOf(snapshot.source, snapshot.kind)
  const own = records.find(({ source }) => source === snapshot.source)
  if (!own || own.total === 0) return <Provenance snapshot={snapshot} />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
      {terms.mayShowPublic ? (
        <RawRecords title={title} records={own} />
      ) : (
        <p className="text-label text-ink3">The terms of {title} do not allow its records to be shown.</p>
      )}
      <Provenance snapshot={snapshot} />
    </div>
  )
}
