import type { SourceStatus } from '#lib/diligence/dossier.ts'
import type { SourceState } from '#lib/diligence/source-state.ts'
import { SourceStatusMark } from './source-status-mark.tsx'

const statusOrder = ['observed', 'stale', 'failed', 'not-configured'] as const satisfies readonly SourceStatus[]

/** How many sources stand how, and what that means for every dossier. */
export function SourcesSummary({ sources }: { sources: readonly SourceState[] }) {
  const required = sources.filter(({ source }) => source.required)
  const fresh = required.filter(({ status }) => status === 'observed')
  const counts = statusOrder.map((status) => ({
    status,
    count: sources.filter((state) => state.status === status).length,
  }))
  return (
    <div className="flex flex-wrap items-baseline gap-x-8 gap-y-2 pb-4">
      <p className="max-w-prose text-ink2">
        {fresh.length} of {required.length} required sources are observed and fresh
        {fresh.length < required.length && '; without all that a check needs, it calls nothing good'}.
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ status, count }) => (
            <li key={status}>
              <SourceStatusMark status={status} count={count} />
            </li>
          ))}
      </ul>
    </div>
  )
}
