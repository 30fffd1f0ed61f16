/** After new files: what changed of every watched block, and whom that concerns. */
import { listRunningBlocks } from '#lib/deals/server/list-running-blocks.ts'
import { followAnswers } from '#lib/diligence/server/follow-answers.ts'
import { followDelta, type ToldDelta } from '#lib/diligence/server/follow-delta.ts'
import { followVisibility } from '#lib/diligence/server/follow-measured.ts'
import { followSnapshots } from '#lib/diligence/server/follow-snapshots.ts'
import { findUnfollowedTable, markFollowed } from '#lib/diligence/server/followed-table.ts'
import { sampleVisibility } from '#lib/diligence/server/measure-visibility.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { listBlocksOnMarket } from '#lib/listings/server/list-blocks-on-market.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { houseSettings } from '../watch.ts'
import { raiseAlerts } from './raise-alerts.ts'
import { settleCases } from './settle-cases.ts'
import { tellAlerts } from './tell-alerts.ts'
import { type HouseBlock, replaceHouseWatches, selectWatchedBlocks } from './watch-store.ts'

/** Counts for the log. What was left by one that died is done by the next. */
export async function watchWorld(actor: SystemActor) {
  const { steps, changedBlocks, changes } = await followSnapshots(actor, async () => {
    await watchForTheHouse(actor)
    return selectWatchedBlocks(actor)
  })
  const answers = await followAnswers(actor, () => selectWatchedBlocks(actor))
  const cases = steps + answers > 0 ? await settleCases(actor) : 0
  const alerts = await raiseAlerts(actor)
  const { told, escalated } = await tellAlerts(actor)
  // What was read waits for no figure: very many blocks are measured for seconds.
  const { samples, drifts } = await measureVisibility(actor, { isNewSet: steps > 0 })
  const later = await tellOf(actor, drifts)
  const counts = { alerts: alerts + later.alerts, told: told + later.told, escalated }
  return { watchSteps: steps, changedBlocks, changes, answers, cases, samples, drifts, ...counts }
}

type Measured = { samples: number; drifts: number }

/** Only a routing table that was not followed to the end yet can show that fewer see a block. */
async function measureVisibility(actor: SystemActor, { isNewSet }: { isNewSet: boolean }): Promise<Measured> {
  const table = await findUnfollowedTable(actor)
  if (table === null && !isNewSet) return { samples: 0, drifts: 0 }
  const blocks = await selectWatchedBlocks(actor)
  const samples = await sampleVisibility(actor, blocks)
  const drifts = samples > 0 || table !== null ? await followVisibility(actor, blocks) : 0
  if (table !== null) await markFollowed(actor, table)
  return { samples, drifts }
}

/** The same of what DNS blocklists answered alone: after a scan, no file is new. */
export async function watchAnswers(actor: SystemActor) {
  const answers = await followAnswers(actor, () => selectWatchedBlocks(actor))
  // A scan that finds an address gone may be what a case waits for, and is no change of a watched block.
  return { answers, cases: await settleCases(actor), ...(await tellOf(actor, answers)) }
}

/** The same of a delta that a validator's cache sent, before its set is a file. */
export async function watchDelta(actor: SystemActor, told: ToldDelta) {
  const changes = await followDelta(actor, told, () => selectWatchedBlocks(actor))
  return { changes, ...(await tellOf(actor, changes)) }
}

async function tellOf(actor: SystemActor, changes: number): Promise<{ alerts: number; told: number }> {
  if (changes === 0) return { alerts: 0, told: 0 }
  const alerts = await raiseAlerts(actor)
  const { told } = await tellAlerts(actor)
  return { alerts, told }
}

/** What is on the market, and what a deal is about. */
async function watchForTheHouse(actor: SystemActor): Promise<void> {
  const blocks: HouseBlock[] = [
    ...(await listRunningBlocks(actor)).map((block) => ({ block, reason: 'deal' as const })),
    ...(await listBlocksOnMarket(actor)).map((block) => ({ block, reason: 'listing' as const })),
  ]
  await inTransaction((tx) => replaceHouseWatches(actor, tx, { blocks, settings: houseSettings }))
}
