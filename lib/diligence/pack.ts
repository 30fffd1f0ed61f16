/**
 * A pack: one dossier with what it rests on, from which anyone computes it again without this house.
 *
 * A tar file. `manifest.json` names every member with its SHA-256 and is what is signed; `dossier.json` is what the
 * command line prints; `statements.jsonl` what a reader is told; `snapshots.jsonl` the sources with their terms;
 * `rows/` the rows of each that bear on the block, beside the record of the original that each was read from.
 */

import type { ReadingFault } from './reading-fault.ts'
import type { Check } from './recomputable.ts'

export const packFormat = 'dotquad-pack'
export const packVersion = 1

export const manifestName = 'manifest.json'
export const signatureName = 'manifest.sig'
export const keyName = 'key.pem'
export const sumsName = 'SHA256SUMS'
/** What comes before the members that the manifest names, in this order. */
export const packHead = [manifestName, signatureName, keyName, sumsName] as const

export const readmeName = 'README.txt'
export const dossierName = 'dossier.json'
export const statementsName = 'statements.jsonl'
export const snapshotsName = 'snapshots.jsonl'

export type PackQuestion = { world: string; prefix: string; asn: number | null; at: string }

export type PackManifest = {
  format: typeof packFormat
  version: typeof packVersion
  question: PackQuestion
  ruleVersion: string
  /** Sources of which a file was refused, or could not be fetched, and no later one accepted. */
  refused: readonly string[]
  /** What is wrong with each of them, and since when; not in packs of before it was written down. */
  faults?: readonly ({ source: string } & ReadingFault)[] | undefined
  /** Id of the key that signs these bytes. */
  key: string
  members: readonly { name: string; bytes: number; sha256: string }[]
}

export const printManifest = (manifest: PackManifest): string => `${JSON.stringify(manifest, null, 1)}\n`

/** As `sha256sum` writes and checks them. */
export const printSums = (hashes: readonly { name: string; sha256: string }[]): string =>
  hashes.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')

export type MemberVerdict = {
  name: string
  /** Null of a member that could not be read. */
  bytes: number | null
  sha256: string | null
  verdict: 'as-signed' | 'changed' | 'missing' | 'unexpected'
  /** The record, line or byte of it that is not as it was signed; null where nothing is wrong or no place is known. */
  where: string | null
}

/** `unknown`: the signature holds, and nobody here has said whose key this is. */
export type KeyStanding = 'this-house' | 'given' | 'unknown' | 'not-the-given'

export type SignatureVerdict = { holds: boolean; key: string | null; standing: KeyStanding }

/**
 * `attested`: it rests on a source whose raw records may not be passed on, so it stands as signed and no more is
 * claimed. `not-checked`: no source of it had a snapshot.
 */
export type CheckVerdict = {
  check: Check
  verdict: 'recomputed' | 'differs' | 'attested' | 'not-checked' | 'not-recomputed'
}

export type PackVerdict = {
  /** Nothing was changed, the signature holds, no other key was demanded, and the dossier is what the evidence gives. */
  ok: boolean
  question: PackQuestion | null
  members: readonly MemberVerdict[]
  signature: SignatureVerdict
  checks: readonly CheckVerdict[]
  dossier: 'equal' | 'differs' | 'not-recomputed'
  /** One sentence each. */
  faults: readonly string[]
}

/** For whoever opens a pack with nothing but tar. */
export const printReadme = (
  command: string,
) => `This is a pack of Dotquad: the due diligence of one IPv4 block, with the records it rests on.

Check it with the program, on any machine, without a network and without the house that made it:

    npx dotquad verify FILE

Or by hand, after tar xf FILE:

    sha256sum -c SHA256SUMS
    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile manifest.sig

manifest.json      every member with its SHA-256; these bytes are signed (Ed25519)
dossier.json       exactly what this prints: ${command}
statements.jsonl   what a reader of the page is told, a statement a line
snapshots.jsonl    the files the dossier rests on, each with its SHA-256, date and terms
rows/              of each file the rows that bear on the block, each with its record as it stands in the file

In every .jsonl file a line begins with the first 16 digits of the SHA-256 of the rest of it.
A file whose publisher does not let its records be passed on has no rows here. What rests on it is attested,
not recomputable: the signature says what was found, when and in which bytes, and nobody can compute it from here.
`
