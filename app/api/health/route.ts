/** For machines that watch the house: 200 while it can answer readers with current facts, else 503. */
import { listSources } from '#lib/diligence/server/list-sources.ts'
import { visitor } from '#lib/platform/actor.ts'
import { packageVersion } from '#lib/platform/package-version.ts'
import { takeVitalSigns } from '#lib/platform/vital-signs.ts'

export const dynamic = 'force-dynamic'

const hourMs = 3_600_000

/** Of the running world; null where the database, and with it the world's time, is away. */
async function describeSnapshots() {
  const [world] = await listSources(visitor())
  if (!world) return null
  const current = world.sources.flatMap(({ current }) => (current ? [current] : []))
  const ages = current.map(({ asOf, fetchedAt }) => (Date.parse(world.at) - Date.parse(asOf ?? fetchedAt)) / hourMs)
  return {
    world: world.world.id,
    current: current.length,
    oldestAgeHours: ages.length > 0 ? Math.round(Math.max(...ages)) : null,
  }
}

export async function GET(): Promise<Response> {
  visitor()
  const signs = await takeVitalSigns()
  const snapshots = signs.database === 'reachable' ? await describeSnapshots() : null
  const healthy = signs.worker === 'alive' && snapshots !== null && snapshots.current > 0
  const status = healthy ? 'healthy' : 'unhealthy'
  return Response.json(
    { status, version: packageVersion, ...signs, snapshots },
    { status: healthy ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
