/** The verdict of policy on any block of one world, from its folder alone: needs no database, and so knows no edits. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { findHolderHistory } from '../holder-history.ts'
import { type PublishedVerdict, publishVerdict } from '../publish-verdict.ts'
import { subjectOf } from '../statements/subject.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { openEvidence, openStatistics } from './open-evidence.ts'
import { worldFolder } from './world-folder.ts'

/** `status` is what the caller read of the registrations, in the words of their registry; null where nothing was. */
export function judgeIn({ dataDir, world }: WorldPlace, { at, status }: { at: string; status: string | null }) {
  const folder = worldFolder(dataDir, world)
  const evidence = openEvidence(folder, at)
  const statistics = openStatistics(folder, at)
  return (block: Prefix): PublishedVerdict => {
    const dossier = examineBlock(block, evidence, { at, asn: null })
    const holders = findHolderHistory(block, statistics)
    const particulars = { ...findParticulars(block, evidence, null), holders, registrationStatus: status }
    return publishVerdict(subjectOf(dossier, particulars))
  }
}
