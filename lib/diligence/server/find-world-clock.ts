/** What time it is in the market's world, which files speak of it, and how far an import that was asked for is. */
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { findJobState, type JobState } from '#lib/platform/request-job.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import type { Snapshot } from '../snapshot.ts'
import { sourceCatalogue } from '../source-catalogue.ts'
import type { WorldRow } from '../world.ts'
import { worldsHere } from './choose-world.ts'
import { importJob } from './import-job.ts'
import { listSnapshots } from './list-snapshots.ts'
import { findTimeIn, type Unavailable } from './world-time.ts'

export type WorldClock = {
  world: WorldRow
  /** ISO instant. */
  at: string
  /** The snapshot that answers now, of each source that has one; in the order of the catalogue. */
  current: readonly { title: string; snapshot: Snapshot }[]
  /** Null where no import was named, or none of that name is known. */
  importing: JobState | null
  /** Where a visitor acts at the registries of this world; null where they are real. */
  registryPortal: string | null
  mailViewer: string | null
}

/** Public. `job` is the id of an import that a move of the clock asked for. */
export async function findWorldClock(
  _actor: Actor,
  { job }: { job: string | null },
): Promise<Result<WorldClock, Unavailable>> {
  const [world] = worldsHere()
  if (!world) throw new Error('Broken invariant: a house runs a world')
  const time = await findTimeIn(world)
  if (!time.ok) return time
  const { DOTQUAD_DATA_DIR: dataDir, REGISTRY_PORTAL_URL, MAIL_VIEWER_URL } = environment()
  const current = currentSnapshots(listSnapshots({ dataDir, world: world.id }), time.value)
  return ok({
    world,
    at: time.value,
    current: sourceCatalogue.flatMap(({ id, title }) => {
      const snapshot = current.get(id)
      return snapshot ? [{ title, snapshot }] : []
    }),
    importing: job === null ? null : await findJobState(importJob, job),
    registryPortal: REGISTRY_PORTAL_URL ?? null,
    mailViewer: MAIL_VIEWER_URL ?? null,
  })
}
