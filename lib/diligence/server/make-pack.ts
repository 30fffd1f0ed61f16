/** Makes the pack of a dossier from a world's folder alone. The same question, snapshots and key are the same bytes. */
import { sign } from 'node:crypto'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { type Member, writeUstar } from '#lib/kernel/ustar.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { cutEvidence } from '../cut-evidence.ts'
import type { Dossier } from '../dossier.ts'
import { dossierCommand } from '../dossier-command.ts'
import { earlierMoments } from '../earlier-moments.ts'
import type { EvidenceSet } from '../evidence.ts'
import { examineBlock, type Question } from '../examine-block.ts'
import {
  dossierName,
  keyName,
  manifestName,
  type PackManifest,
  packFormat,
  packVersion,
  printManifest,
  printReadme,
  printSums,
  readmeName,
  signatureName,
  statementsName,
  sumsName,
} from '../pack.ts'
import { findParticulars } from '../particulars.ts'
import { printDossier } from '../publish-dossier.ts'
import type { Snapshot } from '../snapshot.ts'
import { type StatedDossier, stateDossier } from '../statements/state-dossier.ts'
import { readCatalogue } from './catalogue-store.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { openEvidence, troubledSources } from './open-evidence.ts'
import { openSigningKey } from './pack-keys.ts'
import { printLines } from './pack-lines.ts'
import { packEvidence } from './pack-snapshots.ts'
import { type WorldFolder, worldFolder } from './world-folder.ts'

export type Pack = {
  /** Without an ending: the file of the pack and its paper share it. */
  fileName: string
  file: Uint8Array
  /** Of the signed bytes: names the whole pack. */
  manifestSha256: string
  /** Id of the key that signed. */
  key: string
  world: string
  dossier: Dossier
  stated: StatedDossier
  /** What the dossier rests on. */
  snapshots: readonly Snapshot[]
}

type PackRequest = Question & { block: Prefix }

export function makePack(place: WorldPlace, request: PackRequest): Pack {
  const { block, at, asn } = request
  const folder = worldFolder(place.dataDir, place.world)
  const evidence = openEvidence(folder, at)
  const dossier = examineBlock(block, evidence, { at, asn })
  const stated = tellDossier({ dossier, evidence, folder }, request)
  const cuts = cutEvidence(block, asn, evidence)
  const members = [
    member(readmeName, printReadme(dossierCommand(place.world, dossier))),
    member(dossierName, printDossier(dossier)),
    member(statementsName, printLines(linesOfStatements(stated))),
    ...packEvidence(folder, cuts),
  ]
  const signer = openSigningKey(place.dataDir)
  const manifest = member(
    manifestName,
    printManifest({
      format: packFormat,
      version: packVersion,
      question: { world: place.world, prefix: dossier.prefix, asn, at },
      ruleVersion: dossier.ruleVersion,
      refused: [...troubledSources(folder)].sort(),
      key: signer.id,
      members: members.map(hashed),
    } satisfies PackManifest),
  )
  const signed = [
    manifest,
    { name: signatureName, content: sign(null, manifest.content, signer.privateKey) },
    member(keyName, signer.publicKey),
  ]
  const sums = member(sumsName, printSums([...signed, ...members].map(hashed)))
  return {
    fileName: `dotquad-${formatPrefix(block).replace('/', '-')}-${at.replace(/[^0-9TZ]/g, '')}`,
    file: writeUstar([...signed, sums, ...members]),
    manifestSha256: sha256(manifest.content),
    key: signer.id,
    world: place.world,
    dossier,
    stated,
    snapshots: cuts.map(({ snapshot }) => snapshot),
  }
}

const member = (name: string, text: string): Member => ({ name, content: new TextEncoder().encode(text) })

const hashed = ({ name, content }: Member) => ({ name, bytes: content.length, sha256: sha256(content) })

type Told = { dossier: Dossier; evidence: EvidenceSet; folder: WorldFolder }

/** As the page tells it, with what came before the moment. */
function tellDossier({ dossier, evidence, folder }: Told, { block, asn, at }: PackRequest): StatedDossier {
  const earlier = earlierMoments(readCatalogue(folder).snapshots, at, block).map((moment) =>
    examineBlock(block, openEvidence(folder, moment), { at: moment, asn: null }),
  )
  return stateDossier(dossier, earlier, findParticulars(block, evidence, asn))
}

const linesOfStatements = ({ verdict, statements, unknowns }: StatedDossier): object[] => [
  { verdict },
  ...statements.map((statement) => ({ statement })),
  ...unknowns.map((unknown) => ({ unknown })),
]
