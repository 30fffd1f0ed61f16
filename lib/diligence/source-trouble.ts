/** Since when a source cannot be read, and why: told beside whatever it last said, which stays and grows old. */
import { momentOf } from './current-snapshots.ts'
import type { FetchState } from './fetch-state.ts'
import type { FormatRefusal, Snapshot, SnapshotKind } from './snapshot.ts'
import { sourceOf } from './source-catalogue.ts'

export type SourceTrouble = {
  source: string
  /** Null where nothing tells what its file would have been. */
  kind: SnapshotKind | null
  /** Of the tries without a success between them the first; an ISO instant. */
  since: string
  /** Of the last of them: one sentence. */
  reason: string
  /** What still stands of it; null where nothing was ever read. */
  last: Pick<Snapshot, 'asOf' | 'fetchedAt'> | null
}

/** `since` is missing in catalogues of before it was written down. */
type Refused = Pick<FormatRefusal, 'source' | 'kind' | 'reason'> & { since?: string | undefined; at: string }

export type Troubled = {
  refusals: readonly Refused[]
  fetches: readonly Pick<FetchState, 'source' | 'failure'>[]
  /** The newest snapshot of each source, by source id. */
  current: ReadonlyMap<string, Snapshot>
}

type Miss = Pick<SourceTrouble, 'source' | 'kind' | 'since' | 'reason'> & { at: string }

/**
 * Those that were known at `at`, by name. A refused file that is older than what was read since is no trouble any more.
 */
export function findTroubles({ refusals, fetches, current }: Troubled, at: string): SourceTrouble[] {
  const isOpen = ({ source, since }: Miss): boolean => {
    const read = current.get(source)
    return momentOf(since) <= momentOf(at) && (!read || momentOf(since) > momentOf(read.fetchedAt))
  }
  const misses: Miss[] = [
    ...refusals.flatMap(({ source, kind = null, since, at, reason }) =>
      source === null ? [] : [{ source, kind, since: since ?? at, at, reason }],
    ),
    ...fetches.flatMap(({ source, failure }) =>
      failure === null
        ? []
        : [{ source, kind: null, since: failure.since, at: failure.since, reason: failure.sentence }],
    ),
  ]
  const bySource = Map.groupBy(misses.filter(isOpen), ({ source }) => source)
  return [...bySource].map(([source, ofIt]) => joinMisses(source, ofIt, current.get(source))).sort(byName)
}

function joinMisses(source: string, misses: readonly Miss[], last: Snapshot | undefined): SourceTrouble {
  const inOrder = misses.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const since = misses.map((miss) => miss.since).sort()[0] ?? ''
  return {
    source,
    kind: last?.kind ?? misses.find(({ kind }) => kind !== null)?.kind ?? null,
    since,
    reason: inOrder.at(-1)?.reason ?? '',
    last: last ? { asOf: last.asOf, fetchedAt: last.fetchedAt } : null,
  }
}

const byName = (a: SourceTrouble, b: SourceTrouble): number => (a.source < b.source ? -1 : 1)

/** ` Spamhaus DROP, since 2026-06-20: …` of each that has one, no more than a few. */
export const sayReasons = (
  sources: readonly { source: string; title: string }[],
  troubles: readonly SourceTrouble[],
): string =>
  sources
    .flatMap(({ source, title }) => {
      const trouble = troubles.find((one) => one.source === source)
      return trouble ? [` ${title}, ${sayTrouble(trouble)}`] : []
    })
    .slice(0, mostReasons)
    .join('')

const mostReasons = 3

/** By its row where its kind tells it, else as its folder names it. */
export const titleOfTrouble = ({ source, kind }: SourceTrouble): string =>
  kind === null ? source : sourceOf(source, kind).title

/** `since 2026-06-20: The gzip stream is damaged or cut off; fetch the file again.` */
export const sayTrouble = ({ since, reason }: Pick<SourceTrouble, 'since' | 'reason'>): string =>
  `since ${since.slice(0, 10)}: ${reason.replace(/\.?$/, '.')}`
