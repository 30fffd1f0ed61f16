/**
 * Which snapshots a watch goes on to: the current ones, unless one has lost most of its rows.
 *
 * A validator that could not reach a registry, or a file cut short, would be thousands of withdrawals. Such a snapshot
 * waits until a second one, taken later, says the same; until then the one before stands.
 */
import { currentSnapshots, snapshotsAt } from '../current-snapshots.ts'
import type { Snapshot } from '../snapshot.ts'

/** Small lists halve for good reasons. */
const fewRows = 1_000

export function chooseNext(
  before: readonly Snapshot[],
  snapshots: readonly Snapshot[],
  at: string,
): Map<string, Snapshot> {
  const chosen = currentSnapshots(snapshots, at)
  const newestFirst = snapshotsAt(snapshots, at)
  for (const old of before) {
    const lost = newestFirst
      .slice(
        0,
        newestFirst.findIndex((snapshot) => isSame(snapshot, old)),
      )
      .filter((snapshot) => snapshot.source === old.source && hasLostMost(old, snapshot))
    const current = chosen.get(old.source)
    if (current && hasLostMost(old, current) && lost.length < 2) chosen.set(old.source, old)
  }
  return chosen
}

const isSame = (a: Snapshot, b: Snapshot) => a.source === b.source && a.index === b.index && a.asOf === b.asOf

const hasLostMost = (old: Snapshot, { records }: Snapshot): boolean =>
  old.records >= fewRows && records < old.records / 2
