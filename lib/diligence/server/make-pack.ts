/**
 * Makes the pack of a dossier from a world's folder, with what a database keeps where the caller has one.
 * The same question, snapshots, key and kept answers are the same bytes.
 */
import { sign } from 'node:crypto'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { type Member, writeUstar } from '#lib/kernel/ustar.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { cutEvidence } from '../cut-evidence.ts'
import type { Dossier } from '../dossier.ts'
import { dossierCommand } from '../dossier-command.ts'
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
import { printDossier } from '../publish-dossier.ts'
import { ruleVersionOf } from '../rule-version.ts'
import type { Snapshot } from '../snapshot.ts'
import { type StatedDossier, stateDossier } from '../statements/state-dossier.ts'
import { readCatalogue } from './catalogue-store.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { openEvidence } from './open-evidence.ts'
import { openSigningKey } from './pack-keys.ts'
import { printLines } from './pack-lines.ts'
import { packEvidence } from './pack-snapshots.ts'
import { type Kept, nothingKept } from './tell-particulars.ts'
import { tellWithPast } from './tell-with-past.ts'
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
  /** The rule version of the statements: an operator's edits are in it, and change no fact of the dossier. */
  statedBy: string
  /** What the dossier rests on. */
  snapshots: readonly Snapshot[]
}

type PackRequest = Omit<Question, 'rules'> & {
  block: Prefix
  /** What the page tells by; a program without a database knows of nothing kept. */
  kept?: Kept
}

export function makePack(place: WorldPlace, request: PackRequest): Pack {
  const { block, at, asn } = request
  const folder = worldFolder(place.dataDir, place.world)
  const evidence = openEvidence(folder, at)
  const dossier = examineBlock(block, evidence, { at, asn })
  const { stated, ruleVersion } = tellDossier({ dossier, evidence, folder }, request)
  const cuts = cutEvidence(block, asn, evidence)
  const members = [
    member(readmeName, printReadme(dossierCommand(place.world, dossier))),
    member(dossierName, printDossier(dossier)),
    member(statementsName, printLines(linesOfStatements(stated, ruleVersion))),
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
      refused: [...evidence.faults.keys()].sort(),
      faults: faultsIn(evidence),
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
    statedBy: ruleVersion,
    snapshots: cuts.map(({ snapshot }) => snapshot),
  }
}

const faultsIn = ({ faults }: EvidenceSet): PackManifest['faults'] =>
  [...faults]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, { kind, since, reason }]) => ({ source, kind, since, reason }))

const member = (name: string, text: string): Member => ({ name, content: new TextEncoder().encode(text) })

const hashed = ({ name, content }: Member) => ({ name, bytes: content.length, sha256: sha256(content) })

type Told = { dossier: Dossier; evidence: EvidenceSet; folder: WorldFolder }

/** As the page tells it, with what came before the moment. */
function tellDossier({ dossier, evidence, folder }: Told, { block, asn, at, kept = nothingKept }: PackRequest) {
  const catalogue = readCatalogue(folder)
  const { particulars, earlier } = tellWithPast({ block, asn }, { folder, catalogue, evidence, kept, at })
  return { stated: stateDossier(dossier, earlier, particulars), ruleVersion: ruleVersionOf(particulars.rules) }
}

const linesOfStatements = ({ verdict, statements, unknowns }: StatedDossier, ruleVersion: string): object[] => [
  { verdict, ruleVersion },
  ...statements.map((statement) => ({ statement })),
  ...unknowns.map((unknown) => ({ unknown })),
]
