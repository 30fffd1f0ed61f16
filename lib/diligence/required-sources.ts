import type { SourceStatus } from './dossier.ts'
import type { SourceState } from './source-state.ts'

/** Ids of the required sources, by status: nothing is called good unless each one it needs is `observed`. */
export function listRequiredSources(sources: readonly SourceState[]): Record<SourceStatus, string[]> {
  const required = sources.filter(({ source }) => source.required)
  const idsOf = (status: SourceStatus) =>
    required.filter((state) => state.status === status).map(({ source }) => source.id)
  return {
    observed: idsOf('observed'),
    stale: idsOf('stale'),
    failed: idsOf('failed'),
    'not-configured': idsOf('not-configured'),
  }
}
