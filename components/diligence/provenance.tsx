import { Instant } from '#components/ui/instant.tsx'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import { formatCount } from '#lib/diligence/statements/wording.ts'
import { explainConfidence } from '#lib/kernel/confidence.ts'

/** Where a statement's records come from: enough to fetch the same bytes and to credit whose they are. */
export function Provenance({ snapshot }: { snapshot: Snapshot }) {
  const { title, terms } = sourceOf(snapshot.source, snapshot.kind)
  return (
    <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] content-start gap-x-2.5 gap-y-0.5 text-label [&>dd]:min-w-0 [&>dt]:text-ink3">
      <dt>Source</dt>
      <dd>{title}</dd>
      <dt>As of</dt>
      <dd>
        <Instant at={snapshot.asOf} missing="the file tells none" />
      </dd>
      <dt>Fetched</dt>
      <dd>
        <Instant at={snapshot.fetchedAt} />
      </dd>
      <dt>Records</dt>
      <dd className="data">{formatCount(snapshot.records)}</dd>
      <dt>sha256</dt>
      <dd className="data text-axis break-all">{snapshot.sha256}</dd>
      <dt>Terms</dt>
      <dd>
        {terms.credit} <span className="text-ink3">({explainConfidence(terms.confidence)})</span>
      </dd>
    </dl>
  )
}
