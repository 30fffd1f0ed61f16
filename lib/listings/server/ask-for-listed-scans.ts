/** Has DNS blocklists asked about what is on the market, and about the block that the world shows as its example. */
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { askForDueScans } from '#lib/reputation/server/ask-for-scan.ts'
import { selectBlocksIn } from './listing-store.ts'

/** How many scans it adds to those that are open. */
export async function askForListedScans(actor: SystemActor): Promise<number> {
  const [market] = worldsHere()
  const examples = market?.example ? [market.example] : []
  return askForDueScans(actor, [...examples, ...(await selectBlocksIn(['published', 'frozen']))])
}
