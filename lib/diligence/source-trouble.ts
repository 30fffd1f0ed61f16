/** Since when a source cannot be read, and why: told beside whatever it last said, which stays and grows old. */
import type { ReadingFault } from './reading-fault.ts'
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

type Known = {
  refusals: readonly Pick<FormatRefusal, 'source' | 'kind'>[]
  /** The newest snapshot of each source, by source id. */
  current: ReadonlyMap<string, Snapshot>
}

/** The faults with what their sources are of, by name. */
export function tellTroubles(faults: ReadonlyMap<string, ReadingFault>, { refusals, current }: Known): SourceTrouble[] {
  const troubles = [...faults].map(([source, { since, reason }]): SourceTrouble => {
    const last = current.get(source)
    const refused = refusals.find((one) => one.source === source && one.kind !== undefined)
    return {
      ...{ source, kind: last?.kind ?? refused?.kind ?? null, since, reason },
      last: last ? { asOf: last.asOf, fetchedAt: last.fetchedAt } : null,
    }
  })
  return troubles.sort(byName)
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
