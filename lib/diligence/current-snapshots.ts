/** Which snapshot of each source is current at a moment, and in what state that leaves the source. */
import type { SourceStatus } from './dossier.ts'
import type { ReadingFault } from './reading-fault.ts'
import type { Snapshot } from './snapshot.ts'
import type { Source } from './source.ts'

/** Milliseconds since the epoch of a day (its first moment in UTC) or an instant. */
export const momentOf = (asOf: string): number => Date.parse(asOf)

type Dated = { readonly snapshot: Snapshot; readonly moment: number }

/**
 * Newest first: a dated snapshot before an undated one (null never displaces a date), the later date first; of
 * undated ones the one fetched last. Then the fuller one and then by hash, so that the order in which the files of
 * one import were read says nothing.
 */
function compareDated(a: Dated, b: Dated): number {
  const [left, right] = [a.snapshot, b.snapshot]
  if ((left.asOf === null) !== (right.asOf === null)) return left.asOf === null ? 1 : -1
  return b.moment - a.moment || right.records - left.records || (left.sha256 < right.sha256 ? -1 : 1)
}

type Ordered = { readonly newestFirst: readonly Dated[]; readonly firstFetched: ReadonlyMap<string, number> }

/** Every page asks for several moments of one catalogue, whose snapshots never change: they are put in order once. */
const ordered = new WeakMap<readonly Snapshot[], Ordered>()

function inOrder(snapshots: readonly Snapshot[]): Ordered {
  const known = ordered.get(snapshots)
  if (known) return known
  const dated = snapshots.map((snapshot) => ({ snapshot, moment: momentOf(snapshot.asOf ?? snapshot.fetchedAt) }))
  const made = { newestFirst: dated.sort(compareDated), firstFetched: firstUndated(dated) }
  ordered.set(snapshots, made)
  return made
}

/** When the first undated snapshot of each source was fetched. */
function firstUndated(dated: readonly Dated[]): Map<string, number> {
  const first = new Map<string, number>()
  for (const { snapshot, moment } of dated) {
    if (snapshot.asOf === null) first.set(snapshot.source, Math.min(moment, first.get(snapshot.source) ?? moment))
  }
  return first
}

/**
 * Every snapshot that was knowable at `at`, newest first. A file dated later is not evidence about an earlier moment,
 * nor is an undated one fetched later, except the first that its source ever had: it stands in for the time before
 * it, so that importing another never changes what was said of that moment.
 */
export function snapshotsAt(snapshots: readonly Snapshot[], at: string): Snapshot[] {
  const latest = momentOf(at)
  const { newestFirst, firstFetched } = inOrder(snapshots)
  return newestFirst
    .filter(({ snapshot: { asOf, source }, moment }) => {
      return moment <= latest || (asOf === null && moment === firstFetched.get(source))
    })
    .map(({ snapshot }) => snapshot)
}

/** The newest snapshot of each source at `at`, by source id. */
export function currentSnapshots(snapshots: readonly Snapshot[], at: string): Map<string, Snapshot> {
  const current = new Map<string, Snapshot>()
  for (const snapshot of snapshotsAt(snapshots, at)) {
    if (!current.has(snapshot.source)) current.set(snapshot.source, snapshot)
  }
  return current
}

const hour = 3_600_000

export type Imports = {
  current: Pick<Snapshot, 'asOf' | 'fetchedAt' | 'usableUntil'> | undefined
  /** A file of this source was refused, or could not be fetched, and no later one was accepted. */
  fault: Pick<ReadingFault, 'kind'> | null
}

/**
 * `failed`: an import was refused, or a fetch failed, and no earlier snapshot stands in for it. Where one does, a newer
 * file that was refused makes it stale at once: its publisher has said something else since. A fetch that failed says
 * nothing of the sort, and every network fails now and then: what was last got stands as long as it is young enough.
 */
export function sourceStatus(source: Source, { current, fault }: Imports, at: string): SourceStatus {
  if (!current) return fault ? 'failed' : 'not-configured'
  if (fault?.kind === 'refused') return 'stale'
  if (current.usableUntil !== undefined && momentOf(at) > momentOf(current.usableUntil)) return 'stale'
  const age = momentOf(at) - momentOf(current.asOf ?? current.fetchedAt)
  return age > source.staleAfterHours * hour ? 'stale' : 'observed'
}
