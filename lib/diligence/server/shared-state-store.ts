/**
 * What this machine knows of the catalogue that its house shares: as it was when it was last taken in here, by which
 * news is told from what was let go; and whose files this machine let go of when it shared last.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { WorldFolder } from './world-folder.ts'

const sharedState = z.object({ catalogue: z.string().nullable(), letGo: z.array(z.string()) })

export type SharedState = z.infer<typeof sharedState>

const nothing: SharedState = { catalogue: null, letGo: [] }

/** Of a machine whose own catalogue is gone nothing: it has let go of nothing. */
export function readSharedState({ shared, catalogue }: WorldFolder): SharedState {
  return existsSync(shared) && existsSync(catalogue)
    ? sharedState.parse(JSON.parse(readFileSync(shared, 'utf8')))
    : nothing
}

/** Only the holder of the world's transfer lock may. */
export function writeSharedState({ shared }: WorldFolder, state: SharedState): void {
  writeFileSync(`${shared}.partial`, JSON.stringify(state))
  renameSync(`${shared}.partial`, shared)
}
