/** A planned ROA for a block: which live routes turn Valid, Invalid or stay, and which route objects it comes to contradict. */
import { comparePrefixes, formatPrefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { isLoose } from '#lib/routing/loose-roa.ts'
import { roaText } from '#lib/routing/object-text.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { adviseRoa, explainReservedAsn } from '../statements/roa-advice.ts'
import type { Subject } from '../statements/subject.ts'
import type { RoaPlan } from './plan.ts'
import { indexOf, liveRoutes, type Revalidation, revalidate, vrpsBearingOn } from './revalidate.ts'

export type ObjectTurned = { prefix: string; origin: number; source: string }

export type RoaForesight = {
  kind: 'roa'
  roa: { prefix: string; asn: number; maxLength: number; text: string }
  /** What stands against it, as sentences: an ASN that is nobody's, space that no one holder can sign for. */
  obstacles: readonly string[]
  /** What has to be true before the registry lets the holder sign, as a sentence. */
  condition: string | null
  /** The same payload is there already; null where no VRPs were imported. */
  isThere: boolean | null
  /** The route of that AS for the block itself; null without VRPs. */
  ownRoute: { before: OriginValidation; after: OriginValidation } | null
  /** Null without VRPs or without a routing table. */
  live: Revalidation | null
  /** Route objects that are Invalid only then; null without VRPs or without a routing registry. */
  objectsTurned: readonly ObjectTurned[] | null
  /** It allows its AS prefixes that the AS does not announce: a forged origin could use them (RFC 9319). */
  isLoose: boolean | null
}

/** The subject must have been examined for the ASN of the plan. */
export function foreseeRoa(subject: Subject, evidence: EvidenceSet, { asn, maxLength }: RoaPlan): RoaForesight {
  const { prefix: block, dossier, particulars } = subject
  const advice = adviseRoa(subject)
  const reserved = asn === 0 ? null : explainReservedAsn(asn, particulars.reservedAsn)
  const about = {
    kind: 'roa' as const,
    roa: { prefix: dossier.prefix, asn, maxLength, text: roaText({ prefix: dossier.prefix, origin: asn, maxLength }) },
    obstacles: [...new Set([reserved, asn === 0 ? null : (advice?.obstacle ?? null)])].filter((one) => one !== null),
    condition: advice?.condition ?? null,
  }
  const routes = liveRoutes(block, evidence, 'inside')
  const filled = (routes ?? []).filter((route) => route.origin === asn && route.block.length === maxLength).length
  const loose = routes && isLoose({ length: block.length, maxLength, within: block.length, announced: filled })
  if (!evidence.vrps)
    return { ...about, isThere: null, ownRoute: null, live: null, objectsTurned: null, isLoose: loose }
  const now = vrpsBearingOn(block, evidence.vrps.table)
  const planned = { ...block, asn, maxLength, ta: null, offset: 0 }
  const [before, after] = [evidence.vrps.table, indexOf([...now, planned])]
  const stateIn = (vrps: VrpIndex) => vrps.validate(block.address, block.length, asn)
  return {
    ...about,
    isThere: now.some(
      (vrp) =>
        vrp.address === block.address && vrp.length === block.length && vrp.asn === asn && vrp.maxLength === maxLength,
    ),
    ownRoute: { before: stateIn(before), after: stateIn(after) },
    live: routes && revalidate(routes, before, after),
    objectsTurned: objectsTurned(subject, evidence, { before, after }),
    isLoose: loose,
  }
}

function objectsTurned(
  { prefix: block }: Subject,
  { routeObjects }: EvidenceSet,
  { before, after }: { before: VrpIndex; after: VrpIndex },
): ObjectTurned[] | null {
  if (routeObjects.length === 0) return null
  return routeObjects
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .map((row) => ({ prefix: prefixOf(row), origin: row.origin, source: row.source ?? '' }))
    .filter(({ prefix: { address, length }, origin }) => {
      if (length < block.length) return false
      const isInvalid = (vrps: VrpIndex) => vrps.validate(address, length, origin).state === 'invalid'
      return !isInvalid(before) && isInvalid(after)
    })
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix) || a.origin - b.origin)
    .map((object) => ({ ...object, prefix: formatPrefix(object.prefix) }))
}
