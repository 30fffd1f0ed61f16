/**
 * What measured figures have come to say of watched blocks and probed addresses, written down as events.
 *
 * Each is told against what was last told of it, so that whoever runs this twice, or in two processes, tells it once.
 */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import type { ProbeTarget } from '../probe.ts'
import { compareVisibility, visibilitySubject } from '../watch/changes/drifts.ts'
import { compareProbe } from '../watch/changes/probes.ts'
import { selectSamples } from './sample-store.ts'
import { selectProbed } from './take-probes.ts'
import { selectToldOfBlocks, selectToldOfWatches } from './told-store.ts'
import { insertToldRun, lockToldRuns, type NewEvent } from './watch-run-store.ts'

/** `watchId` of the watch that names it, whose block this is; `since`: when it was named. */
export type FollowedProbe = ProbeTarget & { watchId: string; block: Prefix; since: Date }

const probesAtOnce = 50
const blocksAtOnce = 2_000

/** How many events came of it. The caller has asked that each watcher controls the address. */
export const followProbes = (actor: SystemActor, probes: readonly FollowedProbe[]): Promise<number> =>
  followParts(actor, partsOf(probes, probesAtOnce), compareProbes)

/** The same of how many peers see each of the blocks. */
export const followVisibility = (actor: SystemActor, blocks: readonly Prefix[]): Promise<number> =>
  followParts(actor, partsOf(blocks, blocksAtOnce), compareBlocks)

function partsOf<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, part) => all.slice(part * size, (part + 1) * size))
}

type Compare<T> = (actor: SystemActor, tx: Transaction, part: readonly T[]) => Promise<NewEvent[]>

async function followParts<T>(actor: SystemActor, parts: readonly T[][], compare: Compare<T>): Promise<number> {
  let told = 0
  for (const part of parts)
    told += await inTransaction(async (tx) => {
      await lockToldRuns(actor, tx)
      const events = await compare(actor, tx, part)
      if (events.length === 0) return 0
      return insertToldRun(actor, tx, { kind: 'measured', blocks: part.length, events, vrps: '' })
    })
  return told
}

async function compareProbes(
  actor: SystemActor,
  tx: Transaction,
  probes: readonly FollowedProbe[],
): Promise<NewEvent[]> {
  const told = await selectToldOfWatches(actor, tx, probes)
  const now = (await worldNow()).getTime()
  const probed = await selectProbed(actor, probes)
  return probed.flatMap(({ target: { watchId, block }, ...samples }) =>
    compareProbe(samples, { now, toldOf: (subject) => told.get(watchId)?.get(subject) ?? null }).map(
      (change): NewEvent => ({ ...change, block, watchId, snapshots: null }),
    ),
  )
}

async function compareBlocks(actor: SystemActor, tx: Transaction, blocks: readonly Prefix[]): Promise<NewEvent[]> {
  const told = await selectToldOfBlocks(actor, tx, { blocks, subject: visibilitySubject })
  const now = (await worldNow()).getTime()
  const samples = await selectSamples(actor, 'visibility', blocks)
  return blocks.flatMap((block): NewEvent[] => {
    const prefix = formatPrefix(block)
    const change = compareVisibility(samples.get(prefix) ?? [], now, told.get(prefix) ?? null)
    return change === null ? [] : [{ ...change, block, snapshots: null }]
  })
}
