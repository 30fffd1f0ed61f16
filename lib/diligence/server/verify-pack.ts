/** Verifies a pack: every hash, the signature, and the dossier, computed again from the rows that the pack holds. */
import type { KeyStanding, MemberVerdict, PackVerdict } from '../pack.ts'
import { dossierName } from '../pack.ts'
import { openPack } from './open-pack.ts'
import { recomputeDossier } from './recompute-dossier.ts'

export type TrustedKeys = {
  /** Id of the key that somebody demands, null where any will do. */
  given: string | null
  /** Ids of the keys that this house signs and signed with. */
  own: ReadonlySet<string>
}

/** Never throws, whatever the bytes are. */
export function verifyPack(file: Uint8Array, trusted: TrustedKeys): PackVerdict {
  const { manifest, contents, signature, members } = openPack(file)
  const recomputed = recomputeDossier({ manifest, contents, members })
  const judged = members.map((member) => placeInDossier(member, recomputed.differing))
  const standing = standingOf(signature.key, trusted)
  const faults = [
    ...judged.filter(({ verdict }) => verdict !== 'as-signed').map(explainMember),
    ...(manifest ? [] : ['The manifest cannot be read: this is no pack, or none that this version knows.']),
    ...(signature.holds ? [] : ['The signature does not hold.']),
    ...(standing === 'not-the-given' ? ['It is signed with another key than the one given.'] : []),
    ...recomputed.faults,
  ]
  const { checks, dossier } = recomputed
  const question = manifest?.question ?? null
  return {
    ok: faults.length === 0,
    question,
    members: judged,
    signature: { ...signature, standing },
    checks,
    dossier,
    faults,
  }
}

function standingOf(key: string | null, { given, own }: TrustedKeys): KeyStanding {
  if (given !== null) return key === given ? 'given' : 'not-the-given'
  return key !== null && own.has(key) ? 'this-house' : 'unknown'
}

/** A dossier has no lines: the part is named by what it should be. */
const placeInDossier = (member: MemberVerdict, differing: string | null): MemberVerdict =>
  member.name === dossierName && member.verdict === 'changed' && member.where === null
    ? { ...member, where: differing }
    : member

const words = {
  changed: 'is not as it was signed',
  missing: 'is missing',
  unexpected: 'was not signed',
  'as-signed': '',
}

const explainMember = ({ name, verdict, where }: MemberVerdict): string =>
  `${name} ${words[verdict]}${where === null ? '' : `: ${where}`}.`
