/** Ends the storage of snapshots that nothing rests on any more, or whose terms want it. */
import { findCitedSpan } from '#lib/deals/server/find-cited-span.ts'
import { findWatchedSets } from '#lib/diligence/server/find-watched-sets.ts'
import { sweepSnapshots } from '#lib/diligence/server/sweep-snapshots.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { listCitedMoments } from '#lib/listings/server/list-cited-moments.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { fetchShared, shareImported } from './shared-store.ts'

export async function keepSnapshots(): Promise<Record<string, number>> {
  const actor = systemActor('keep-snapshots')
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir, DOTQUAD_KEEP_DAYS: keepDays = null } = environment()
  const at = (await worldNow()).toISOString()
  await fetchShared(at)
  const cited = [...(await listCitedMoments(actor)), ...(await findCitedSpan(actor, at))]
  const watched = await findWatchedSets(actor)
  const swept = await sweepSnapshots(actor, { dataDir, world }, { at, keepDays, cited, watched })
  return { ...swept, ...(await shareImported()) }
}
