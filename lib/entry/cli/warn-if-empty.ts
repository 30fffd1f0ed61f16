import { readCatalogue } from '#lib/diligence/server/catalogue-store.ts'
import type { WorldPlace } from '#lib/diligence/server/examine-in-world.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'

/** A world with nothing imported answers null to everything: say why, on stderr. */
export function warnIfEmpty({ dataDir, world }: WorldPlace): void {
  if (readCatalogue(worldFolder(dataDir, world)).snapshots.length > 0) return
  process.stderr.write(`Nothing is imported in the world "${world}" yet: run dotquad sync --world ${world} first.\n`)
}
