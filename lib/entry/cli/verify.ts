/** `dotquad verify`: a pack, from whomever, held against its own signature and computed again. Needs nothing but the file. */
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { KeyStanding, PackVerdict } from '#lib/diligence/pack.ts'
import { readPublicKey, readPublicKeys } from '#lib/diligence/server/pack-keys.ts'
import { verifyPack } from '#lib/diligence/server/verify-pack.ts'
import { environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { UsageProblem } from './usage.ts'

/** A pack of a whole /8 has some hundred megabytes; what is larger is none. */
const mostBytes = 1024 * 1024 * 1024

export async function verify(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { key: { type: 'string' }, json: { type: 'boolean' } },
  })
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) throw new UsageProblem('Name one pack: dotquad verify block.tar')
  const given = values.key === undefined ? null : readGivenKey(values.key)
  const verdict = verifyPack(readFile(path), { given, own: ownKeys() })
  process.stderr.write(tellVerdict(verdict))
  process.stdout.write(`${JSON.stringify(verdict)}\n`)
  return verdict.ok ? 0 : 1
}

/** None where they are another user's: the file holds the private half too. */
function ownKeys(): ReadonlySet<string> {
  try {
    return new Set(readPublicKeys(environment().DOTQUAD_DATA_DIR).map(({ id }) => id))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return new Set()
    throw error
  }
}

function readGivenKey(path: string): string {
  const key = readPublicKey(Buffer.from(readFile(path)).toString('utf8'))
  if (!key) throw new OperatorRefusal(`${path} is no Ed25519 public key in PEM ("BEGIN PUBLIC KEY").`)
  return key.id
}

function readFile(path: string): Uint8Array {
  try {
    if (statSync(path).size > mostBytes) throw new OperatorRefusal(`${path} is larger than any pack: 1 GiB at most.`)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new OperatorRefusal(`${path} cannot be read: ${error.message}.`, { cause: error })
    throw error
  }
}

const keyWords: Record<KeyStanding, string> = {
  'this-house': 'a key of this house',
  given: 'the key given',
  unknown: 'a key that nobody here vouches for: compare its id with the public keys of the house that made the pack',
  'not-the-given': 'not the key given',
}

const dossierWords: Record<PackVerdict['dossier'], string> = {
  equal: 'what the evidence in the pack gives, byte for byte',
  differs: 'NOT what the evidence in the pack gives',
  'not-recomputed': 'not computed again',
}

function tellVerdict({ ok, question, members, signature, checks, dossier, faults }: PackVerdict): string {
  const attested = checks.some(({ verdict }) => verdict === 'attested')
  const exceptions = attested ? ', with the attested checks as signed' : ''
  return [
    ...(question ? [`${question.prefix} in the world ${question.world} at ${question.at}`] : []),
    ...members.map(({ name, sha256, verdict }) => `${verdict.padEnd(11)} ${sha256 ?? '-'.repeat(64)} ${name}`),
    `signature   ${signature.holds ? 'holds' : 'DOES NOT HOLD'}, key ${signature.key ?? 'unreadable'}: ${keyWords[signature.standing]}`,
    ...checks.map(({ check, verdict }) => `${verdict.padEnd(14)} ${check}`),
    `dossier     ${dossierWords[dossier]}${dossier === 'equal' ? exceptions : ''}`,
    ...faults.map((fault) => `FAULT       ${fault}`),
    ok ? 'The pack holds.' : 'The pack does not hold.',
    '',
  ].join('\n')
}
