/** Every source of a world: its row, what is current, what came before, and what was last refused. */
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { snapshotsAt, sourceStatus } from '../current-snapshots.ts'
import type { Source } from '../source.ts'
import { fetchableSources, sourceOf } from '../source-catalogue.ts'
import type { SourceState, WorldSources } from '../source-state.ts'
import type { WorldRow } from '../world.ts'
import { readCatalogue } from './catalogue-store.ts'
import { hasSnapshots, worldsHere } from './choose-world.ts'
import { readFetchStates } from './fetch-state-store.ts'
import { worldFolder } from './world-folder.ts'
import { findTimeIn, type Unavailable } from './world-time.ts'

/** The running world first, then each other that has imported anything. Sources are public. */
export async function listSources(_actor: Actor): Promise<Result<WorldSources[], Unavailable>> {
  const [running, ...others] = worldsHere()
  const shown = [...(running ? [running] : []), ...others.filter(hasSnapshots)]
  const found: WorldSources[] = []
  for (const world of shown) {
    const time = await findTimeIn(world)
    if (!time.ok) return time
    found.push(sourcesOf(world, time.value))
  }
  return ok(found)
}

function sourcesOf(world: WorldRow, at: string): WorldSources {
  const folder = worldFolder(environment().DOTQUAD_DATA_DIR, world.id)
  const catalogue = readCatalogue(folder)
  const fetches = readFetchStates(folder)
  const known = snapshotsAt(catalogue.snapshots, at)
  // Also of what was refused before it was ever read, where it is known what it would have been.
  const refused = catalogue.refusals.flatMap(({ source, kind }) => (source && kind ? [{ source, kind }] : []))
  const brought = new Map(
    [...refused, ...known]
      .filter(({ source }) => !fetchableSources.some(({ id }) => id === source))
      .map(({ source, kind }) => [source, sourceOf(source, kind)]),
  )
  const listed = [...fetchableSources, ...brought.values()]
  const state = (source: Source): SourceState => {
    const [current, ...history] = known.filter((snapshot) => snapshot.source === source.id)
    const lastRefusal = catalogue.refusals.findLast((refusal) => refusal.source === source.id) ?? null
    const fetch = fetches.find((candidate) => candidate.source === source.id) ?? null
    const isTroubled = lastRefusal !== null || (fetch !== null && fetch.failure !== null)
    return {
      source,
      status: sourceStatus(source, { current, refused: isTroubled }, at),
      current: current ?? null,
      history,
      lastRefusal,
      fetch,
    }
  }
  return {
    world,
    at,
    sources: listed.map(state),
    unplacedRefusals: catalogue.refusals.filter(({ source }) => !listed.some(({ id }) => id === source)),
  }
}
