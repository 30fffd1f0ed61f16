/**
 * The conflict matrix of a block: for it, for each prefix inside it and each one over it, who MAY announce × whether it
 * VALIDATES × where it is REGISTERED × whether it is SEEN, and what to add or remove. Pure: same evidence, same matrix.
 */
import { containsPrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { EvidenceSet } from '../evidence.ts'
import { isHomeAsked } from '../is-home-asked.ts'
import { governingRir } from '../statements/held-rows.ts'
import { goodIfComplete, standingOf } from '../statements/standing.ts'
import type { Severity } from '../statements/statement.ts'
import type { Subject } from '../statements/subject.ts'
import { foreseeRemoval } from '../what-if/foresee-removal.ts'
import { type Claim, collectClaims } from './collect-claims.ts'
import { type Conflict, type ConflictRow, isSeen, type MendedRow, type Permission } from './conflict-row.ts'
import { judgeClaim, longestAllowed, type Neighbours } from './judge-claim.ts'
import { proposeRemedies } from './propose-remedies.ts'

export type ConflictMatrix = {
  /** The registry that governs the block; null where none or several list a holder. */
  rir: Rir | null
  /** Whether the reader's deals were read at all. */
  isContractAsked: boolean
  rows: readonly ConflictRow[]
  /** What to add or remove of a row: a what-if each, so only of rows that somebody reads. */
  mend(row: ConflictRow): MendedRow
}

type Asked = {
  evidence: EvidenceSet
  /** Null where nobody's deals were read. */
  permissions: readonly Permission[] | null
}

/** What is to be removed stands in it by its attributes; the registry's own text, of what is shown, brings withRecords. */
export function buildConflictMatrix(subject: Subject, { evidence, permissions }: Asked): ConflictMatrix {
  const { dossier, particulars, prefix } = subject
  const rir = governingRir(dossier)
  const best = goodIfComplete(
    standingOf(dossier, 'vrps'),
    standingOf(dossier, 'announcements'),
    standingOf(dossier, 'route-objects'),
  )
  const claims = collectClaims(prefix, { evidence, particulars, permissions, rir })
  const neighbours = neighboursOf(claims, isHomeAsked(rir, evidence))
  const rows = claims.map((claim, index): ConflictRow => {
    const around = neighbours[index] ?? alone
    const conflicts = judgeClaim(claim, around)
    const { block: _block, ...row } = claim
    return { ...row, severity: worstOf(conflicts, best), conflicts }
  })
  const places = new Map(rows.map((row, place) => [row, place]))
  return {
    ...{ rir, isContractAsked: permissions !== null, rows },
    mend(row) {
      const place = places.get(row) ?? -1
      const claim = claims[place]
      invariant(claim, 'a row is mended by its own matrix')
      const around = neighbours[place] ?? alone
      const remedies = proposeRemedies(claim, around, { rir, foresee: (gone) => foreseeRemoval(gone, evidence) })
      return { ...row, remedies }
    },
  }
}

const alone: Neighbours = { otherOrigins: [], within: null, longestSeen: null, filled: 0, bare: 0, isHomeAsked: false }
const order: readonly Severity[] = ['blocker', 'warning', 'notice']

const worstOf = (conflicts: readonly Conflict[], best: Severity): Severity =>
  order.find((severity) => conflicts.some((conflict) => conflict.severity === severity)) ?? best

/** In one walk: claims stand by address, the wider first, so that what lies over a prefix is the open part of a stack. */
function neighboursOf(claims: readonly Claim[], isRegionAsked: boolean): Neighbours[] {
  const seen = Map.groupBy(claims.filter(isSeen), ({ prefix }) => prefix)
  const longest = new Map<Claim, number>()
  const filled = new Map<Claim, number>()
  const bare = new Map<Claim, number>()
  const over: Claim[] = []
  const withins = claims.map((claim) => {
    while (over.length > 0 && !containsPrefix(over.at(-1)?.block ?? claim.block, claim.block)) over.pop()
    if (isSeen(claim)) noteLength(over, claim, { longest, filled })
    if (isBare(claim)) noteBare(over, claim, bare)
    const nearest = over.findLast((wider) => isSeen(wider) && wider.prefix !== claim.prefix)
    over.push(claim)
    return nearest ?? null
  })
  return claims.map((claim, index) => {
    const within = withins[index] ?? null
    return {
      otherOrigins: originsOf(seen.get(claim.prefix)).filter((origin) => origin !== claim.origin),
      within: within && { prefix: within.prefix, origins: originsOf(seen.get(within.prefix)) },
      longestSeen: longest.get(claim) ?? null,
      filled: filled.get(claim) ?? 0,
      bare: bare.get(claim) ?? 0,
      isHomeAsked: isRegionAsked,
    }
  })
}

type Lengths = { longest: Map<Claim, number>; filled: Map<Claim, number> }

function noteLength(over: readonly Claim[], claim: Claim, { longest, filled }: Lengths): void {
  const { length } = claim.block
  for (const wider of [...over, claim]) {
    if (wider.origin !== claim.origin) continue
    longest.set(wider, Math.max(longest.get(wider) ?? 0, length))
    if (longestAllowed(wider) === length) filled.set(wider, (filled.get(wider) ?? 0) + 1)
  }
}

const isBare = (claim: Claim): boolean => isSeen(claim) && claim.validates.state === 'not-found'

/** It counts for all that lie over it, and of two of one prefix each for the other. */
function noteBare(over: readonly Claim[], claim: Claim, bare: Map<Claim, number>): void {
  const add = (one: Claim, count: number) => bare.set(one, (bare.get(one) ?? 0) + count)
  for (const wider of over) add(wider, 1)
  add(claim, over.filter((other) => other.prefix === claim.prefix && isBare(other)).length)
}

const originsOf = (claims: readonly Claim[] | undefined): (number | null)[] =>
  (claims ?? []).map(({ origin }) => origin)
