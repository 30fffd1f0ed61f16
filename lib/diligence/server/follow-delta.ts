/**
 * What a delta of a validator's cache changes of the watched blocks, told as soon as it is heard.
 *
 * The set it leads to is written down later, and compared with the one before: what was told here is not told again.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { isEmptyDelta, type VrpUpdate } from '#lib/routing/vrp-feed.ts'
import { rangesOfVrps } from '../watch/changed-ranges.ts'
import { pairDelta } from '../watch/pair-delta.ts'
import { watchBlocks } from '../watch/watch-blocks.ts'
import { indexWatchedBlocks } from '../watch/watched-blocks.ts'
import { openWatched } from './follow-snapshots.ts'
import { insertToldRun, lockToldRuns, type NewEvent, selectLatestRun, vrpsOfSet } from './watch-run-store.ts'

/** `at` is the world's time at which the delta was told, `since` that of the set before it. */
export type ToldDelta = { update: VrpUpdate; at: Date; since: Date }

/** How many events came of it. */
export async function followDelta(
  actor: SystemActor,
  { update, at, since }: ToldDelta,
  listBlocks: () => Promise<readonly Prefix[]>,
): Promise<number> {
  const run = isEmptyDelta(update.delta) ? null : await selectLatestRun(actor)
  if (run === null) return 0
  const blocks = await listBlocks()
  const watched = indexWatchedBlocks(blocks)
  const ranges = rangesOfVrps(update.delta)
  const touched = watched.touchedBy(ranges).map((index) => watched.block(index))
  if (touched.length === 0) return 0
  // A step that is under way has not been told of yet; what it compares with is what the watch knows.
  const known = run.isFinished ? run.after : run.before
  const pair = pairDelta(openWatched(known, at.toISOString()), update, touched)
  if (pair === null) return 0
  const dates = { beforeAsOf: since.toISOString(), afterAsOf: at.toISOString() }
  const events = watchBlocks(watched, pair, ranges).flatMap(({ block, changes }) =>
    changes.map((change): NewEvent => ({ ...change, ...dates, block, snapshots: null })),
  )
  if (events.length === 0) return 0
  return inTransaction(async (tx) => {
    // Two machines may follow caches of their own: the second one has nothing new to tell.
    await lockToldRuns(actor, tx)
    return insertToldRun(actor, tx, { kind: 'delta', blocks: blocks.length, events, vrps: vrpsOfSet(known) })
  })
}
