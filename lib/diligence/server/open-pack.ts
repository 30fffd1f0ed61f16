/** Opens a pack that anybody may have made or changed: its members, whether each is as it was signed, and by whom. */
import { verify } from 'node:crypto'
import { z } from 'zod'
import { readUstar } from '#lib/kernel/ustar.ts'
import {
  keyName,
  type MemberVerdict,
  manifestName,
  type PackManifest,
  packFormat,
  packVersion,
  printManifest,
  signatureName,
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
  key: z.string(),
  members: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
})

export function openPack(file: Uint8Array): OpenedPack {
  const { members: found, fault } = readUstar(file)
  const contents: Contents = new Map(found.map(({ name, content }) => [name, content]))
  const manifest = readManifest(contents.get(manifestName))
  const signature = judgeSignature(contents, manifest)
  const members = judgeMembers({ found, fault, contents, manifest, isSigned: signature.holds })
  return { manifest, contents, signature, members }
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
