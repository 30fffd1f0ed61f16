/** Where the four kinds of record contradict each other or leave a gap: small rules, each over one line of the matrix. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { longestCarried } from '#lib/routing/announcement.ts'
import { isLoose } from '#lib/routing/loose-roa.ts'
import { originName } from '../statements/route-words.ts'
import type { Severity } from '../statements/statement.ts'
import { enumerate, formatCount, quantity } from '../statements/wording.ts'
import type { Claim } from './collect-claims.ts'
import { type Conflict, isSeen, isUnseen } from './conflict-row.ts'

/** What other lines of the matrix say of the same space. */
export type Neighbours = {
  /** Other origins seen for exactly this prefix. */
  otherOrigins: readonly (number | null)[]
  /** The nearest wider prefix that is seen, and from whom. */
  within: { prefix: string; origins: readonly (number | null)[] } | null
  /** The longest prefix inside this one, or this one, that its origin is seen with; null where none is. */
  longestSeen: number | null
  /** Of the longest length that its ROAs allow, how many prefixes its origin is seen with. */
  filled: number
  /** Other live routes of this prefix or inside it that no ROA covers: a first one for it turns them Invalid. */
  bare: number
  /** Of the routing registries asked, one is that of the block's region. */
  isHomeAsked: boolean
}

type Rule = {
  code: string
  severity: Severity
  /** A sentence where it applies. */
  says(claim: Claim, neighbours: Neighbours): string | null
}

const reasons = {
  as0: 'every ROA over it names AS0',
  origin: 'no ROA over it names this origin',
  length: 'the ROA that names its origin stops at a shorter length',
} as const

const sources = ({ registered }: Claim): string[] => [...new Set((registered ?? []).map(({ source }) => source))]
const isOwn = ({ relation }: Claim): boolean => relation !== 'covers'

/** By the ROAs for exactly this prefix; 0 without one. */
export const longestAllowed = ({ roas }: Claim): number => Math.max(0, ...roas.map(({ maxLength }) => maxLength))

/** The longest length allowed, where some prefix of it is not announced. */
export function looseLength(claim: Claim, { longestSeen, filled }: Neighbours): number | null {
  const longest = longestAllowed(claim)
  const { length } = claim.block
  if (!isOwn(claim) || claim.origin === 0 || longestSeen === null) return null
  return isLoose({ length, maxLength: longest, within: length, announced: filled }) ? longest : null
}

const rules: readonly Rule[] = [
  {
    ...{ code: 'seen-invalid', severity: 'warning' },
    says: (claim) =>
      isSeen(claim) && claim.validates.state === 'invalid'
        ? `Announced and RPKI-Invalid: ${reasons[claim.validates.reason]}. Validating networks drop it.`
        : null,
  },
  {
    ...{ code: 'seen-against-contract', severity: 'warning' },
    says: (claim) => {
      if (!isSeen(claim)) return null
      if (claim.may.answer === 'must-withdraw')
        return `Announced, though ${claim.may.deal} ends and wants it withdrawn.`
      if (claim.may.answer !== 'another') return null
      return `Announced, though ${claim.may.deal} gives this space to ${enumerate(claim.may.origins.map(formatAsn))}.`
    },
  },
  {
    ...{ code: 'seen-before-contract', severity: 'notice' },
    says: (claim) =>
      isSeen(claim) && claim.may.answer === 'not-yet'
        ? `Announced, though ${claim.may.deal} is not in force yet.`
        : null,
  },
  {
    ...{ code: 'permitted-invalid', severity: 'warning' },
    says: ({ may, validates }) =>
      may.answer === 'may' && validates.state !== null && validates.state !== 'valid'
        ? `${may.deal} lets this AS announce it, and no ROA makes that Valid.`
        : null,
  },
  {
    ...{ code: 'permitted-unregistered', severity: 'notice' },
    says: ({ may, registered }) =>
      may.answer === 'may' && registered?.length === 0
        ? `${may.deal} lets this AS announce it, and no route object says so in the registries asked.`
        : null,
  },
  {
    ...{ code: 'permitted-unseen', severity: 'notice' },
    says: (claim) =>
      claim.may.answer === 'may' && isUnseen(claim)
        ? `${claim.may.deal} lets this AS announce it, and it does not.`
        : null,
  },
  {
    ...{ code: 'object-invalid', severity: 'warning' },
    says: (claim) =>
      isOwn(claim) && sources(claim).length > 0 && claim.validates.state === 'invalid'
        ? `Registered in ${enumerate(sources(claim))}, and the ROAs forbid it: object and ROA contradict each other.`
        : null,
  },
  {
    ...{ code: 'object-unseen', severity: 'warning' },
    says: (claim) =>
      isOwn(claim) && sources(claim).length > 0 && isUnseen(claim) && claim.validates.state !== 'valid'
        ? `Registered in ${enumerate(sources(claim))}, and no table asked has such a route.`
        : null,
  },
  {
    // Object and ROA agree here: a route that is not announced now contradicts neither.
    ...{ code: 'allowed-unseen', severity: 'notice' },
    says: (claim) =>
      isOwn(claim) && sources(claim).length > 0 && isUnseen(claim) && claim.validates.state === 'valid'
        ? `Registered in ${enumerate(sources(claim))} and allowed by a ROA, and no table asked has such a route.`
        : null,
  },
  {
    ...{ code: 'as0-roa', severity: 'notice' },
    says: ({ origin, roas }) =>
      origin === 0 && roas.length > 0
        ? 'A ROA for AS0 allows nobody: each route of it or inside it that no other ROA allows is Invalid (RFC 6483).'
        : null,
  },
  {
    ...{ code: 'seen-not-found', severity: 'notice' },
    says: (claim) =>
      isOwn(claim) && isSeen(claim) && claim.validates.state === 'not-found'
        ? 'Announced without a ROA over it: NotFound, so nothing vouches for it.'
        : null,
  },
  {
    ...{ code: 'seen-unregistered', severity: 'notice' },
    says: (claim, { isHomeAsked }) =>
      isOwn(claim) && isSeen(claim) && claim.registered?.length === 0
        ? `Announced without a route object in the registries asked${isHomeAsked ? '' : ', of which none is that of its region'}.`
        : null,
  },
  {
    ...{ code: 'weakly-registered', severity: 'notice' },
    says: (claim, { isHomeAsked }) => {
      const objects = claim.registered ?? []
      const isWeak = objects.length > 0 && objects.every(({ authority }) => authority === 'other')
      return isOwn(claim) && isWeak && isHomeAsked
        ? `Registered in ${enumerate(sources(claim))} alone, where no proof of holding stands behind an object for this space.`
        : null
    },
  },
  {
    ...{ code: 'roa-unseen', severity: 'notice' },
    says: (claim) =>
      isOwn(claim) && claim.origin !== 0 && sources(claim).length === 0 && claim.roas.length > 0 && isUnseen(claim)
        ? 'A ROA allows it, and no table asked has the route.'
        : null,
  },
  {
    ...{ code: 'loose-roa', severity: 'notice' },
    says: (claim, neighbours) => {
      const { longestSeen, filled } = neighbours
      const longest = looseLength(claim, neighbours)
      if (longest === null) return null
      const seen =
        filled === 0
          ? `nothing longer than /${longestSeen} is announced`
          : `of its ${formatCount(2 ** (longest - claim.block.length))} prefixes of that length its origin announces ${formatCount(filled)}`
      return `Its ROA allows lengths up to /${longest}, and ${seen}: RFC 9319 wants no more than is.`
    },
  },
  {
    ...{ code: 'several-origins', severity: 'notice' },
    says: (claim, { otherOrigins }) =>
      isOwn(claim) && isSeen(claim) && otherOrigins.length > 0
        ? `Also announced by ${enumerate(otherOrigins.map(originName))}.`
        : null,
  },
  {
    ...{ code: 'inside-another', severity: 'notice' },
    says: (claim, { within }) =>
      claim.relation === 'inside' && isSeen(claim) && within && !within.origins.includes(claim.origin)
        ? `Draws traffic out of ${within.prefix}, which ${enumerate(within.origins.map(originName))} announces${claim.validates.state === 'valid' ? '; a ROA allows it' : ''}.`
        : null,
  },
  {
    ...{ code: 'too-long', severity: 'notice' },
    says: (claim) =>
      isSeen(claim) && claim.block.length > longestCarried
        ? `Longer than /${longestCarried}, which most networks do not carry: likely a leak of somebody’s inside.`
        : null,
  },
  {
    ...{ code: 'few-peers', severity: 'notice' },
    says: ({ seen }) =>
      seen?.sighting && seen.sighting.of > 1 && seen.sighting.peers * 10 < seen.sighting.of
        ? `Seen by ${seen.sighting.peers} of about ${quantity(seen.sighting.of, 'peer')} alone: hardly reachable, or a leak.`
        : null,
  },
]

export const judgeClaim = (claim: Claim, neighbours: Neighbours): Conflict[] =>
  rules.flatMap(({ code, severity, says }) => {
    const sentence = says(claim, neighbours)
    return sentence === null ? [] : [{ code, severity, says: sentence }]
  })
