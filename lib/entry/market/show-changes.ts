/**
 * An hour passes, so that the files show what was done at the counter since: by them the house freezes what its gates
 * would no longer let through.
 */
import { advanceWorldClock } from '#lib/diligence/server/move-world-clock.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { recheckListings } from '#lib/listings/server/recheck-listings.ts'
import { environment } from '#lib/platform/env.ts'
import { importWorld } from '../import-world.ts'

const actor = systemActor('seed-market')
const hourInSeconds = 3_600

/** How many listings are frozen by it. */
export async function showChanges(): Promise<number> {
  const at = await advanceWorldClock(actor, hourInSeconds)
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir } = environment()
  await importWorld({ world, dataDir, sourcesDir: null, fetchedAt: at.toISOString() })
  return (await recheckListings(actor)).frozen
}
