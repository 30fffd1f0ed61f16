/** The snapshots that the last step of the watch compares, or has compared; for the house's own jobs. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { type SnapshotSet, selectLatestRun } from './watch-run-store.ts'

/** The step under way may have to be walked again, and the next one goes on from where the last one came to. */
export async function findWatchedSets(actor: SystemActor): Promise<SnapshotSet[]> {
  const run = await selectLatestRun(actor)
  return run === null ? [] : [run.before, run.after]
}
