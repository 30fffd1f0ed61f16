/** A world for a reader in the browser: its folder, its time, and the evidence of that moment. */
import { ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { WorldRow } from '../world.ts'
import { openEvidence } from './open-evidence.ts'
import { type WorldFolder, worldFolder } from './world-folder.ts'
import { findTimeIn, type Unavailable } from './world-time.ts'

export type WorldNow = {
  world: WorldRow
  folder: WorldFolder
  /** ISO instant. */
  at: string
  /** Opened when it is asked for: an answer that is known already needs none. */
  open(): EvidenceSet
}

export async function openWorldNow(world: WorldRow): Promise<Result<WorldNow, Unavailable>> {
  const time = await findTimeIn(world)
  if (!time.ok) return time
  const folder = worldFolder(environment().DOTQUAD_DATA_DIR, world.id)
  return ok({ world, folder, at: time.value, open: () => openEvidence(folder, time.value) })
}
