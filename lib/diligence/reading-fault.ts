/**
 * What keeps a source from being read any further: its newest file was refused, or it cannot be fetched.
 *
 * Told beside the status of the source, so that a page can say since when, and why.
 */
import { dayInName } from './day-in-name.ts'
import type { FetchState } from './fetch-state.ts'
import type { Snapshot } from './snapshot.ts'

export type ReadingFault = {
  /**
   * `refused`: the publisher spoke anew, and what it says is not known. `unfetched`: nobody has heard from it since, and
   * what it last said stands as long as its own limit of age allows.
   */
  kind: 'refused' | 'unfetched'
  /** When the newest file was refused, or the first of the fetches in a row that failed. */
  since: string
  /** One sentence. */
  reason: string
}

/** `source` is null of a file that does not get as far as telling which it is; `since` nothing of the source was read. */
export type PlacedRefusal = {
  source: string | null
  fileName: string
  line: number | null
  reason: string
  at: string
  since?: string | undefined
}

/** One whose file was good again, or gone, from `until` on. */
export type EndedRefusal = PlacedRefusal & { until: string }

type Imports = {
  /** The newest snapshot of each source at the moment asked about, by source id. */
  current: ReadonlyMap<string, Snapshot>
  /** Of any moment. */
  snapshots: readonly Snapshot[]
  refusals: readonly PlacedRefusal[]
  ended: readonly EndedRefusal[]
  fetches: readonly Pick<FetchState, 'source' | 'failure' | 'beforeFirst'>[]
}

/**
 * By source id, as of `at`: what failed later is no word on an earlier moment, and what is over counts up to its end.
 * So whatever was told of a moment stays told of it.
 */
export function findFaults(imports: Imports, at: string): Map<string, ReadingFault> {
  const { current, refusals, ended, fetches } = imports
  const faults = new Map<string, ReadingFault>()
  for (const { source, failure, beforeFirst } of fetches) {
    for (const failed of [beforeFirst, failure]) {
      if (!(failed && stands(imports, { source, ...failed }, at))) continue
      faults.set(source, { kind: 'unfetched', since: failed.since, reason: failed.sentence })
    }
  }
  for (const refusal of [...ended, ...refusals].sort(byAge)) {
    const { source, since = refusal.at } = refusal
    if (source === null || !stands(imports, { ...refusal, source, since }, at)) continue
    if (isOvertaken(refusal, current.get(source))) continue
    faults.set(source, { kind: 'refused', since, reason: reasonOf(refusal) })
  }
  return faults
}

type Trouble = { source: string; since: string; until?: string }

function stands({ current, snapshots }: Imports, { source, since, until }: Trouble, at: string): boolean {
  const [moment, end] = [Date.parse(at), until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)]
  if (moment >= end) return false
  if (Date.parse(since) <= moment || current.has(source)) return Date.parse(since) <= moment
  // While nothing of a source was ever read, it has nothing to say of any moment, and this is why.
  return !snapshots.some((snapshot) => snapshot.source === source && Date.parse(snapshot.fetchedAt) < end)
}

const byAge = (a: PlacedRefusal, b: PlacedRefusal): number => Date.parse(a.at) - Date.parse(b.at)

const reasonOf = ({ line, reason }: PlacedRefusal): string => (line === null ? reason : `line ${line}: ${reason}`)

/**
 * Whether the snapshot is newer than the file that was refused: by the days of both, else by the time that each was
 * read. Days come first, because an operator may add an old file, good or bad, at any time.
 */
function isOvertaken({ fileName, at }: PlacedRefusal, snapshot: Snapshot | undefined): boolean {
  if (!snapshot) return false
  const day = dayInName(fileName)
  const own = snapshot.asOf?.slice(0, 10) ?? null
  const [readGood, readBad] = [Date.parse(snapshot.fetchedAt), Date.parse(at)]
  if (day === null || own === null) return readGood > readBad
  // Of one day and one import, the good one of two files tells all that is to be known of that day.
  return own === day ? readGood >= readBad : own > day
}
