/** One round of fetching for a world that is fetched: what is due, from where the catalogue and the operator say. */
import { listDownloadPlans } from '#lib/diligence/server/download-plans.ts'
import { type FetchRequest, fetchSources, type SourceFetch } from '#lib/diligence/server/fetch-sources.ts'
import { worlds } from '#lib/diligence/worlds.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'

/** A folder of files takes the place of fetching. */
export const isFetched = (world: string, sourcesDir: string | null): boolean =>
  sourcesDir === null && worlds.some(({ id, fetched }) => id === world && fetched)

type FetchWorldRequest = Pick<FetchRequest, 'world' | 'dataDir' | 'signal' | 'onProgress' | 'onSource'>

export async function fetchWorld(request: FetchWorldRequest): Promise<readonly SourceFetch[]> {
  const { DOTQUAD_NETWORK, DOTQUAD_DOWNLOADS_FILE: choices = null } = environment()
  if (DOTQUAD_NETWORK === 'off') {
    throw new OperatorRefusal(
      `DOTQUAD_NETWORK is off, so nothing is fetched for the world "${request.world}": set it to auto, or name a folder of files with --sources-dir or DOTQUAD_SOURCES_DIR.`,
    )
  }
  return fetchSources(systemActor('fetch-sources'), {
    ...request,
    plans: listDownloadPlans(choices),
    now: () => new Date(),
  })
}
