import type { Snapshot } from '../snapshot.ts'
import { readCatalogue } from './catalogue-store.ts'
import { worldFolder } from './world-folder.ts'

/** A world by the folder that holds it. */
export type WorldPlace = { dataDir: string; world: string }

/** Everything a world ever imported, in the order of import; empty where nothing was. */
export function listSnapshots({ dataDir, world }: WorldPlace): readonly Snapshot[] {
  return readCatalogue(worldFolder(dataDir, world)).snapshots
}
