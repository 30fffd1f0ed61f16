/**
 * For machines that watch the house. `unhealthy` is 503: without its database nobody can say what is current.
 * `degraded` is 200, for readers are answered: the worker is silent, or a required source is not observed and fresh.
 */
import { listRequiredSources } from '#lib/diligence/required-sources.ts'
import { listSources } from '#lib/diligence/server/list-sources.ts'
import type { WorldSources } from '#lib/diligence/source-state.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { packageVersion } from '#lib/platform/package-version.ts'
import { takeVitalSigns, type VitalSigns } from '#lib/platform/vital-signs.ts'

export const dynamic = 'force-dynamic'

const hourMs = 3_600_000

export async function GET(): Promise<Response> {
  const actor = visitor()
  const signs = await takeVitalSigns()
  const worlds = signs.database === 'reachable' ? await listSources(actor) : null
  const running = worlds?.ok ? worlds.value[0] : undefined
  const snapshots = running ? describeSnapshots(running) : null
  const status = judge(signs, snapshots)
  return Response.json(
    { status, version: packageVersion, ...signs, snapshots },
    { status: status === 'unhealthy' ? 503 : 200, headers: { 'cache-control': 'no-store' } },
  )
}

function describeSnapshots({ world, sources, at }: WorldSources) {
  const current = sources.flatMap(({ current }) => (current ? [current] : []))
  const ages = current.map(({ asOf, fetchedAt }) => (Date.parse(at) - Date.parse(asOf ?? fetchedAt)) / hourMs)
  return {
    world: world.id,
    current: current.length,
    oldestAgeHours: ages.length > 0 ? Math.round(Math.max(...ages)) : null,
    required: listRequiredSources(sources),
  }
}

function judge({ worker }: VitalSigns, snapshots: ReturnType<typeof describeSnapshots> | null) {
  if (snapshots === null) return 'unhealthy'
  const { observed: _fresh, ...lacking } = snapshots.required
  const complete = Object.values(lacking).every((sources) => sources.length === 0)
  return worker === 'alive' && complete ? 'healthy' : 'degraded'
}
