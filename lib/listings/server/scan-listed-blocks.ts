/** Has DNS blocklists asked about what is on the market, and about the block that the world shows as its example. */
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { askForDueScans } from '#lib/reputation/server/ask-for-scan.ts'
import { runScans, type ScanLimits, type ScansRun } from '#lib/reputation/server/run-scans.ts'
import { selectBlocksIn } from './listing-store.ts'

/** Goes on with every scan that is open, whoever asked for it. */
export async function scanListedBlocks(actor: SystemActor, limits: ScanLimits): Promise<ScansRun> {
  const [market] = worldsHere()
  const examples = market?.example ? [market.example] : []
  await askForDueScans(actor, [...examples, ...(await selectBlocksIn(['published', 'frozen']))])
  return runScans(limits)
}
