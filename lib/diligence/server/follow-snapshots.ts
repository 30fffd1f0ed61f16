/**
 * Takes the watch from the snapshots that it has seen to the current ones, and writes down what changed.
 *
 * The step itself is a row before it is walked: whoever dies in it leaves the same two sets to the next, which comes
 * to the same events and writes those that are missing. Only then is a newer set looked at.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { Snapshot } from '../snapshot.ts'
import { pairEvidence } from '../watch/changed-ranges.ts'
import { chooseNext } from '../watch/choose-next.ts'
import { type BlockChanges, watchBlocks } from '../watch/watch-blocks.ts'
import { indexWatchedBlocks } from '../watch/watched-blocks.ts'
import { readCatalogue } from './catalogue-store.ts'
import { openSnapshots } from './open-evidence.ts'
import {
  insertEvents,
  insertRun,
  markFinished,
  type NewEvent,
  type RunCounts,
  type SnapshotSet,
  selectLatestRun,
  type WatchRun,
} from './watch-run-store.ts'
import { type WorldFolder, worldFolder } from './world-folder.ts'

/** An unfinished step and the one to the current snapshots; more only where files keep coming. */
const mostSteps = 4
const eventsAtOnce = 500

export type Followed = RunCounts & { steps: number }

/** `listBlocks`: every watched block once, as of the moment a step is taken. */
export async function followSnapshots(
  actor: SystemActor,
  listBlocks: () => Promise<readonly Prefix[]>,
): Promise<Followed> {
  const followed: Followed = { steps: 0, blocks: 0, changedBlocks: 0, changes: 0 }
  for (let step = 0; step < mostSteps; step++) {
    const run = await takeUp(actor)
    if (run === null) break
    const counts = await walk(actor, run, await listBlocks())
    followed.steps += 1
    followed.blocks = counts.blocks
    followed.changedBlocks += counts.changedBlocks
    followed.changes += counts.changes
  }
  return followed
}

/** The step that is under way, else a new one; null where there is nothing new. */
async function takeUp(actor: SystemActor): Promise<WatchRun | null> {
  const latest = await selectLatestRun(actor)
  if (latest && !latest.isFinished) return latest
  const before = latest?.after ?? {}
  const after = setOf(await currentSet(before))
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return null
  await insertRun(actor, { before, after })
  return selectLatestRun(actor)
}

const sorted = (set: SnapshotSet) => Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1))

const ownFolder = (): WorldFolder => worldFolder(environment().DOTQUAD_DATA_DIR, environment().DOTQUAD_WORLD)

async function currentSet(before: SnapshotSet): Promise<Map<string, Snapshot>> {
  const { snapshots } = readCatalogue(ownFolder())
  return chooseNext([...findSnapshots(before).values()], snapshots, (await worldNow()).toISOString())
}

const setOf = (snapshots: ReadonlyMap<string, Snapshot>): SnapshotSet =>
  Object.fromEntries([...snapshots].map(([source, { index }]) => [source, index]))

/** One that the world no longer has is like one that it never had: its source is seen for the first time again. */
function findSnapshots(set: SnapshotSet): Map<string, Snapshot> {
  const found = readCatalogue(ownFolder()).snapshots.filter(({ source, index }) => set[source] === index)
  return new Map(found.map((snapshot) => [snapshot.source, snapshot]))
}

/** What the watch knew when it stood at these snapshots. */
export const openWatched = (set: SnapshotSet, at: string): EvidenceSet =>
  openSnapshots(ownFolder(), findSnapshots(set), at)

async function walk(actor: SystemActor, run: WatchRun, blocks: readonly Prefix[]): Promise<RunCounts> {
  const at = (await worldNow()).toISOString()
  const [before, after] = [findSnapshots(run.before), findSnapshots(run.after)]
  const open = (snapshots: ReadonlyMap<string, Snapshot>): EvidenceSet => openSnapshots(ownFolder(), snapshots, at)
  const told = watchBlocks(indexWatchedBlocks(blocks), pairEvidence(open(before), open(after)))
  const events = told.flatMap((changes) => eventsOf(changes, before, after))
  for (let from = 0; from < events.length; from += eventsAtOnce)
    await insertEvents(actor, run, events.slice(from, from + eventsAtOnce))
  return markFinished(actor, run.id, blocks.length)
}

/** What is told of a source has both its snapshots: others were not compared. */
function eventsOf(
  { block, changes }: BlockChanges,
  before: ReadonlyMap<string, Snapshot>,
  after: ReadonlyMap<string, Snapshot>,
): NewEvent[] {
  return changes.flatMap((change) => {
    const [beforeSnapshot, afterSnapshot] = [before.get(change.source), after.get(change.source)]
    if (!(beforeSnapshot && afterSnapshot)) return []
    const dates = { beforeAsOf: beforeSnapshot.asOf, afterAsOf: afterSnapshot.asOf }
    return [{ ...change, block, snapshots: { before: beforeSnapshot, after: afterSnapshot }, ...dates }]
  })
}
