/** The evidence of the world that the market runs in, as of that world's time now. */
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import type { EvidenceSet } from '../evidence.ts'
import { openEvidence } from './open-evidence.ts'
import { worldFolder } from './world-folder.ts'

export async function evidenceNow(): Promise<EvidenceSet> {
  const { DOTQUAD_DATA_DIR, DOTQUAD_WORLD } = environment()
  return openEvidence(worldFolder(DOTQUAD_DATA_DIR, DOTQUAD_WORLD), (await worldNow()).toISOString())
}
