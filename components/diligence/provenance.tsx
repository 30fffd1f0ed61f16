import type { ReactNode } from 'react'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import { formatCount } from '#lib/diligence/statements/wording.ts'
import { explainConfidence } from '#lib/registry/transfer-rules.ts'

/** Where a statement's records come from: enough to fetch the same bytes and to credit whose they are. */
export function Provenance({ snapshot }: { snapshot: Snapshot }) {
  const { title, terms } = sourceOf(snapshot.source, snapshot.kind)
  return (
    <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] content-start gap-x-2.5 gap-y-0.5 text-label">
      <Fact name="Source">{title}</Fact>
      <Fact name="As of">
        <Instant at={snapshot.asOf} missing="the file tells none" />
      </Fact>
      <Fact name="Fetched">
        <Instant at={snapshot.fetchedAt} />
      </Fact>
      <Fact name="Records">
        <Mono>{formatCount(snapshot.records)}</Mono>
      </Fact>
      <Fact name="sha256">
        <Mono className="text-axis break-all">{snapshot.sha256}</Mono>
      </Fact>
      <Fact name="Terms">
        {terms.credit} <span className="text-ink3">({explainConfidence(terms.confidence)})</span>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
