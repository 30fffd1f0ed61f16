/**
 * Which snapshots need not or may not be kept any more.
 *
 * Kept is what is current, what a cited dossier rests on, what the watch compares, and what was fetched within so many
 * days; of sets that came over RTR, one every ten minutes at worst, the last of each day. Terms that end storage go
 * before all of these: the hash of such a file stays in what cited it, and no more.
 */
import { currentSnapshots, momentOf, snapshotsAt } from './current-snapshots.ts'
import type { EndedRefusal } from './reading-fault.ts'
import type { Snapshot } from './snapshot.ts'
import type { SourceTerms } from './source.ts'
import { sourceOf } from './source-catalogue.ts'

/** From the one moment to the other, both included; a dossier of one moment is a span of none. ISO instants. */
export type Span = { from: string; to: string }

export type Retention = {
  /** ISO instant. */
  at: string
  /** Null keeps whatever its terms let be kept. */
  keepDays: number | null
  /** When a dossier that somebody relies on was computed. */
  cited: readonly Span[]
  /** By source the index of the snapshot, of each set that the watch goes on from or to. */
  watched?: readonly Readonly<Record<string, string>>[]
  /** Of the catalogue, unless named. */
  termsOf?: (snapshot: Snapshot) => Pick<SourceTerms, 'mayStoreDays'>
}

const day = 86_400_000

/** What a set that came over RTR is imported as. */
export const rtrFileName = 'rtr-vrps.json'

const catalogued = ({ source, kind }: Snapshot) => sourceOf(source, kind).terms

export function chooseExpired(
  snapshots: readonly Snapshot[],
  { at, keepDays, cited, watched = [], termsOf = catalogued }: Retention,
): Snapshot[] {
  const isOlder = ({ fetchedAt }: Snapshot, days: number) => momentOf(at) - momentOf(fetchedAt) > days * day
  const kept = new Set([{ from: at, to: at }, ...cited].flatMap((span) => restedOn(snapshots, span)))
  const lastOfDays = lastRtrSets(snapshots)
  return snapshots.filter((snapshot) => {
    const { mayStoreDays } = termsOf(snapshot)
    if (mayStoreDays !== null && isOlder(snapshot, mayStoreDays)) return true
    if (kept.has(snapshot) || watched.some((set) => set[snapshot.source] === snapshot.index)) return false
    if (snapshot.fileName === rtrFileName && !lastOfDays.has(snapshot) && isOlder(snapshot, 1)) return true
    return keepDays !== null && isOlder(snapshot, keepDays)
  })
}

/**
 * Refusals that are over go as the snapshots of their time do: past the days that are kept, of an RTR cache past one,
 * and never while a dossier of their time is cited. So there are no more of them than there are files that were kept.
 */
export function chooseForgotten<T extends EndedRefusal>(
  ended: readonly T[],
  { at, keepDays, cited }: Pick<Retention, 'at' | 'keepDays' | 'cited'>,
): T[] {
  return ended.filter((refusal) => {
    const [since, until] = [momentOf(refusal.since ?? refusal.at), momentOf(refusal.until)]
    if (cited.some(({ from, to }) => momentOf(from) < until && momentOf(to) >= since)) return false
    const days = refusal.fileName === rtrFileName ? 1 : keepDays
    return days !== null && momentOf(at) - until > days * day
  })
}

/** Of each source and day the set that was told last. */
function lastRtrSets(snapshots: readonly Snapshot[]): ReadonlySet<Snapshot> {
  const told = ({ asOf, fetchedAt }: Snapshot) => asOf ?? fetchedAt
  const inOrder = snapshots
    .filter(({ fileName }) => fileName === rtrFileName)
    .sort((a, b) => momentOf(told(a)) - momentOf(told(b)))
  return new Set(new Map(inOrder.map((set) => [`${set.source} ${told(set).slice(0, 10)}`, set])).values())
}

/** What was current at the first moment, and whatever came up to the last one. */
function restedOn(snapshots: readonly Snapshot[], { from, to }: Span): Snapshot[] {
  const since = momentOf(from)
  const later = snapshotsAt(snapshots, to).filter(({ asOf, fetchedAt }) => momentOf(asOf ?? fetchedAt) >= since)
  return [...currentSnapshots(snapshots, from).values(), ...currentSnapshots(snapshots, to).values(), ...later]
}
