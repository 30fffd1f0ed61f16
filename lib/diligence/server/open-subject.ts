/** A block with all that is known of it now, opened: what the pages below its dossier compute their answers from. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import type { EvidenceSet } from '../evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { type Subject, subjectOf } from '../statements/subject.ts'
import type { WorldRow } from '../world.ts'
import { chooseWorld } from './choose-world.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { openEvidence } from './open-evidence.ts'
import { openWorldNow } from './open-world-now.ts'
import { findKept, tellParticulars } from './tell-particulars.ts'
import { type WorldFolder, worldFolder } from './world-folder.ts'
import type { Unavailable } from './world-time.ts'

export type OpenedSubject = { folder: WorldFolder; evidence: EvidenceSet; subject: Subject }

/** `isOfMarket`: the market runs in this world, so that its deals may be about the block. */
export type SubjectOnPage = OpenedSubject & { world: WorldRow; isOfMarket: boolean }

/** For a reader in the browser: the world that speaks about the block, at its time. Public, as every dossier is. */
export async function openSubject(
  actor: Actor,
  { block, asn }: { block: Prefix; asn: number | null },
): Promise<Result<SubjectOnPage, Unavailable>> {
  const now = await openWorldNow(chooseWorld(block))
  if (!now.ok) return now
  const { world, folder, at } = now.value
  const kept = await findKept(actor, world, block)
  const evidence = now.value.open()
  const dossier = examineBlock(block, evidence, { at, asn, rules: kept.rules })
  const particulars = tellParticulars({ block, asn }, { folder, evidence, kept, at })
  const isOfMarket = world.id === environment().DOTQUAD_WORLD
  return ok({ world, isOfMarket, folder, evidence, subject: subjectOf(dossier, particulars) })
}

/** For the command line, from a world's folder alone: opens the evidence once for any number of blocks. */
export function subjectsIn(
  { dataDir, world }: WorldPlace,
  at: string,
  asn: number | null = null,
): (block: Prefix) => OpenedSubject {
  const folder = worldFolder(dataDir, world)
  const evidence = openEvidence(folder, at)
  return (block) => {
    const dossier = examineBlock(block, evidence, { at, asn })
    return { folder, evidence, subject: subjectOf(dossier, findParticulars(block, evidence, asn)) }
  }
}
