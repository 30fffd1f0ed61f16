/** Opens a pack that anybody may have made or changed: its members, whether each is as it was signed, and by whom. */
import { verify } from 'node:crypto'
import { z } from 'zod'
import { readPlanned, readUstar } from '#lib/kernel/ustar.ts'
import {
  keyName,
  type MemberVerdict,
  manifestName,
  type PackManifest,
  packFormat,
  packVersion,
  printManifest,
  printSums,
  signatureName,
  sumsName,
} from '../pack.ts'
import { judgeMembers } from './judge-members.ts'
import { type Contents, parseJson, textOf } from './pack-contents.ts'
import { readPublicKey } from './pack-keys.ts'

export type OpenedPack = {
  /** Null where it cannot be read: then nothing else can be said of the pack. */
  manifest: PackManifest | null
  members: readonly MemberVerdict[]
  contents: Contents
  /** `key` is the id of the key that came with it, null where that is none. */
  signature: { holds: boolean; key: string | null }
}

const manifestForm: z.ZodType<PackManifest> = z.strictObject({
  format: z.literal(packFormat),
  version: z.literal(packVersion),
  question: z.strictObject({
    world: z.string(),
    prefix: z.string(),
    asn: z.int().min(0).max(0xffffffff).nullable(),
    at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  }),
  ruleVersion: z.string(),
  refused: z.array(z.string()),
  faults: z
    .array(
      z.strictObject({
        source: z.string(),
        kind: z.enum(['refused', 'unfetched']),
        since: z.string(),
        reason: z.string(),
      }),
    )
    .optional(),
  key: z.string(),
  members: z.array(
    z.strictObject({ name: z.string().regex(/^[\w./-]{1,100}$/), bytes: z.int().min(0), sha256: z.string() }),
  ),
})

export function openPack(file: Uint8Array): OpenedPack {
  const walked = readUstar(file)
  const manifest = readManifest(walked.members.find(({ name }) => name === manifestName)?.content)
  const planned =
    walked.fault && manifest && readPlanned(file, planOf(manifest, walked.members[0]?.content.length ?? 0))
  const { members: found, fault } = planned ?? walked
  const contents: Contents = new Map(found.map(({ name, content }) => [name, content]))
  const signature = judgeSignature(contents, manifest)
  const members = judgeMembers({ found, fault, contents, manifest, isSigned: signature.holds })
  return { manifest, contents, signature, members }
}

/** Of Ed25519: RFC 8032 5.1.6, and RFC 8410 in PEM. */
const signatureBytes = 64
const keyBytes = 113

/** What is in a pack with this manifest, whose own size its header tells. */
function planOf({ members }: PackManifest, manifestBytes: number) {
  const head = [
    { name: manifestName, bytes: manifestBytes },
    { name: signatureName, bytes: signatureBytes },
    { name: keyName, bytes: keyBytes },
  ]
  const noHash = '0'.repeat(64)
  const sums = printSums([...head, ...members].map(({ name }) => ({ name, sha256: noHash })))
  return [...head, { name: sumsName, bytes: sums.length }, ...members]
}

/** One spelling: what reads the same and is spelt otherwise was changed. */
function readManifest(content: Uint8Array | undefined): PackManifest | null {
  const text = textOf(content)
  const parsed = manifestForm.safeParse(parseJson(text))
  return parsed.success && printManifest(parsed.data) === text ? parsed.data : null
}

function judgeSignature(contents: Contents, manifest: PackManifest | null): OpenedPack['signature'] {
  const [bytes, signature] = [contents.get(manifestName), contents.get(signatureName)]
  const pem = textOf(contents.get(keyName))
  const read = readPublicKey(pem)
  const isPlain = read?.key.export({ type: 'spki', format: 'pem' }).toString() === pem
  if (!(read && isPlain && bytes && signature)) return { holds: false, key: null }
  return { holds: manifest?.key === read.id && verify(null, bytes, read.key, signature), key: read.id }
}
