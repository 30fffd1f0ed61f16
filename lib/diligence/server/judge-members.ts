/**
 * Which members of a pack are as they were signed, and where the others are not.
 *
 * What the signed manifest names is held against it. Where the signature does not hold, `SHA256SUMS`, which nobody
 * signs, tells which member was touched: it proves nothing, and it names the place.
 */
import type { Fault, Member } from '#lib/kernel/ustar.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { type MemberVerdict, type PackManifest, packHead, printSums, signatureName, sumsName } from '../pack.ts'
import { type Contents, textOf } from './pack-contents.ts'
import { findChangedLine } from './pack-lines.ts'

export type Standing = {
  found: readonly Member[]
  fault: Fault | null
  contents: Contents
  manifest: PackManifest | null
  /** The signature holds over the manifest. */
  isSigned: boolean
}

/** In the order in which a pack has them. */
export function judgeMembers(standing: Standing): MemberVerdict[] {
  const { found, fault, contents, manifest, isSigned } = standing
  const expected = [...packHead, ...(manifest?.members ?? []).map(({ name }) => name)]
  const hashes = new Map(found.map(({ name, content }) => [name, sha256(content)]))
  const damaged = fault && placeOfFault(fault, found, expected)
  const verdicts = expected.map((name): MemberVerdict => {
    const content = contents.get(name)
    if (damaged?.name === name) return { ...told(name, content, hashes), verdict: 'changed', where: damaged.where }
    if (!content) return { name, bytes: null, sha256: null, verdict: 'missing', where: null }
    const where = name === sumsName ? faultInSums(standing, hashes) : faultIn({ name, content }, standing, hashes)
    return { ...told(name, content, hashes), verdict: where === null ? 'as-signed' : 'changed', where: where || null }
  })
  const strangers = found
    .filter(({ name, content }, index) => expected[index] !== name || contents.get(name) !== content)
    .filter(({ name }) => manifest !== null || packHead.some((head) => head === name))
    .map(({ name, content }): MemberVerdict => ({ ...told(name, content, hashes), verdict: 'unexpected', where: null }))
  const isBlamed = [...verdicts, ...strangers].some(({ verdict }) => verdict !== 'as-signed')
  // All fits together, but for the signature: somebody made the sums anew, or the signature itself is not one.
  return isSigned || isBlamed ? [...verdicts, ...strangers] : verdicts.map(blameSignature)
}

const told = (name: string, content: Uint8Array | undefined, hashes: ReadonlyMap<string, string>) => ({
  name,
  bytes: content?.length ?? null,
  sha256: hashes.get(name) ?? null,
})

const placeOfFault = ({ at, member }: Fault, found: readonly Member[], expected: readonly string[]) => ({
  name: found[member]?.name ?? expected[member] ?? packHead[0],
  where: `its header or what fills its last block, at byte ${at} of the pack`,
})

/** Null where the member is as signed, else the place, empty where none is known. */
function faultIn({ name, content }: Member, { manifest, isSigned, contents }: Standing, hashes: Hashes) {
  const hash = hashes.get(name) ?? ''
  const signed = manifest?.members.find((member) => member.name === name)
  const isHead = signed === undefined
  const isSound = isSigned ? isHead || signed.sha256 === hash : isNoted({ name, sha256: hash }, contents)
  if (isSound) return null
  const line = name.endsWith('.jsonl') ? findChangedLine(textOf(content)) : null
  return line === null ? '' : `line ${line}`
}

type Hashes = ReadonlyMap<string, string>
type Hashed = { name: string; sha256: string }

const linesOfSums = (contents: Contents) => textOf(contents.get(sumsName)).split('\n')

const isNoted = (hashed: Hashed, contents: Contents): boolean =>
  linesOfSums(contents).includes(printSums([hashed]).trimEnd())

/**
 * Under a signature that holds every line of the sums is known. Under none, a line that names a member of the head
 * may be the one that was right.
 */
function faultInSums({ manifest, isSigned, contents }: Standing, hashes: Hashes): string | null {
  const signed = new Map(manifest?.members.map((member) => [member.name, member.sha256]))
  const names = [...packHead.filter((name) => name !== sumsName), ...signed.keys()]
  const lines = linesOfSums(contents)
  const wrong = names.findIndex((name, index) => {
    const line = lines[index] ?? ''
    const isLineOf = (hash: string | undefined) =>
      hash !== undefined && `${line}\n` === printSums([{ name, sha256: hash }])
    if (isSigned) return !isLineOf(signed.get(name) ?? hashes.get(name))
    if (!signed.has(name)) return !/^[0-9a-f]{64}$/.test(line.slice(0, 64)) || line.slice(64) !== `  ${name}`
    return !(isLineOf(signed.get(name)) || isLineOf(hashes.get(name)))
  })
  if (wrong !== -1) return `line ${wrong + 1}`
  const isWhole = manifest === null || lines.slice(names.length).join('\n') === ''
  return isWhole ? null : `line ${names.length + 1}`
}

const blameSignature = (verdict: MemberVerdict): MemberVerdict =>
  verdict.name === signatureName
    ? { ...verdict, verdict: 'changed', where: 'it does not fit the manifest under this key' }
    : verdict
