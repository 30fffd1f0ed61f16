/** The dossier of an AS in one world, from its folder alone: needs no database and no server. */
import type { AsnDossier } from '../asn/asn-dossier.ts'
import { examineAsn } from '../asn/examine-asn.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { openEvidence } from './open-evidence.ts'
import { worldFolder } from './world-folder.ts'

/** Opens the evidence once and answers any number of AS numbers from it. */
export function asnExaminerOf({ dataDir, world }: WorldPlace, at: string): (asn: number) => AsnDossier {
  const evidence = openEvidence(worldFolder(dataDir, world), at)
  return (asn) => examineAsn(asn, evidence, at)
}
