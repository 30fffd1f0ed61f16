/** Opens the simulated market for its visitors, by the use cases that people use. Repeated, it does what is missing. */
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { environment } from '#lib/platform/env.ts'
import { planMarket } from '#lib/simulation/market/plan-market.ts'
import { birthOf } from '#lib/simulation/world/birth.ts'
import { buildWorld } from '#lib/simulation/world/world.ts'
import { openDeals } from './market/open-deals.ts'
import { openLeases, showLeases } from './market/open-leases.ts'
import { openListings } from './market/open-listings.ts'
import { openSellers } from './market/open-sellers.ts'
import { showChanges } from './market/show-changes.ts'

/** Tells whoever started it how far it is. */
const say = (text: string) => process.send?.(text)

export async function main(): Promise<number> {
  const { DOTQUAD_DATA_DIR: dataDir, DOTQUAD_WORLD: world } = environment()
  const birth = birthOf(worldFolder(dataDir, world).root, new Date().toISOString().slice(0, 10))
  const cast = await openSellers({ seed: birth.seed, say })
  const counts = await openListings({ plan: planMarket(buildWorld(birth)), cast, say })
  const leases = await openLeases({ cast, say })
  say('an hour passes …')
  const frozen = await showChanges()
  await showLeases()
  const deals = leases + (await openDeals({ cast, say }))
  const { published = 0, draft = 0, withdrawn = 0 } = counts
  say(`${published - frozen} listings, ${draft} drafts, ${frozen} frozen, ${withdrawn} withdrawn, ${deals} deals`)
  await closeDatabase()
  if (process.connected) process.disconnect()
  return 0
}
