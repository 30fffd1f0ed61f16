/** Where the sources of one world place any block, from its folder alone. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { publishLocation } from '../publish-location.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { openEvidence } from './open-evidence.ts'
import { worldFolder } from './world-folder.ts'

export function locatorIn({ dataDir, world }: WorldPlace, at: string): (block: Prefix) => object {
  const evidence = openEvidence(worldFolder(dataDir, world), at)
  return (block) => publishLocation(block, evidence, at)
}
