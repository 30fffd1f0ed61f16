/** Which routing table the visibility of watched blocks was followed of: what one that died left is done by the next. */
import type { Actor, SystemActor } from '#lib/kernel/actor.ts'
import { visibilitySource } from '../baselines/visibility.ts'
import { insertFollowed, selectFollowed, selectLatestRun } from './watch-run-store.ts'

/** The table that the watch stands at, if its figures were not followed to the end yet. */
export async function findUnfollowedTable(actor: Actor): Promise<string | null> {
  const run = await selectLatestRun(actor)
  const table = run?.isFinished ? run.after[visibilitySource] : undefined
  return table === undefined || table === (await selectFollowed(actor, visibilitySource)) ? null : table
}

/** Of every block that is watched. */
export const markFollowed = (actor: SystemActor, table: string): Promise<void> =>
  insertFollowed(actor, { [visibilitySource]: table })
