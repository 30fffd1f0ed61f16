/** The dossier of a block in one world, from its folder alone: needs no database and no server. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Dossier } from '../dossier.ts'
import { examineBlock, type Question } from '../examine-block.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { openEvidence } from './open-evidence.ts'
import { worldFolder } from './world-folder.ts'

/** Opens the evidence once and answers any number of blocks from it. */
export function examinerOf({ dataDir, world }: WorldPlace, question: Question): (block: Prefix) => Dossier {
  const evidence = openEvidence(worldFolder(dataDir, world), question.at)
  return (block) => examineBlock(block, evidence, question)
}
