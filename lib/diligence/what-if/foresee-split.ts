/**
 * A planned cut of a block into equal parts: what belongs to the whole and to no part. A ROA wider than a part cannot be
 * certified once a part has another holder (RFC 6487, 9582), so the routes that rest on it lose it, those of the rest too.
 */
import { formatPrefix, type Prefix, prefixAt, splitPrefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { roaText } from '#lib/routing/object-text.ts'
import type { VrpRow } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import type { Subject } from '../statements/subject.ts'
import type { SplitPlan } from './plan.ts'
import { indexOf, type LiveRoute, liveRoutes, type Revalidation, revalidate, vrpsBearingOn } from './revalidate.ts'
import { type StrandedLine, type StrandedZones, strandedLines, strandedZones } from './stranded-beside.ts'

/** `reaches`: also over addresses outside the block. */
export type StrandedRoa = { prefix: string; asn: number; maxLength: number; ta: string | null; reaches: boolean }
export type StrandedObject = { prefix: string; origin: number; source: string; reaches: boolean }
export type StrandedRoute = { prefix: string; origin: number | null; reaches: boolean }
export type StrandedListing = { list: string; prefix: string; reference: string | null }

/** What each part has of its own. Null of a kind that was not imported. */
export type Part = { prefix: string; routes: number | null; roas: number | null; objects: number | null }

export type SplitForesight = {
  kind: 'split'
  prefix: string
  length: number
  roas: readonly StrandedRoa[] | null
  objects: readonly StrandedObject[] | null
  routes: readonly StrandedRoute[] | null
  /** Entries of lists that span several parts, so that every part stays listed. */
  listings: readonly StrandedListing[] | null
  lines: readonly StrandedLine[] | null
  zones: StrandedZones | null
  /** The live routes of the block once those ROAs are gone and nothing was signed instead. */
  live: Revalidation | null
  /** The ROAs that keep today’s Valid routes Valid, to be signed part by part. */
  toSign: readonly { prefix: string; asn: number; maxLength: number; text: string }[] | null
  parts: readonly Part[]
}

export function foreseeSplit(subject: Subject, evidence: EvidenceSet, { length }: SplitPlan): SplitForesight {
  const { prefix: block, particulars } = subject
  const vrps = evidence.vrps && vrpsBearingOn(block, evidence.vrps.table)
  const routes = liveRoutes(block, evidence, 'all')
  const own = routes?.filter((route) => route.block.length >= block.length) ?? null
  const crossing = vrps?.filter((vrp) => vrp.length < length) ?? null
  const kept = vrps?.filter((vrp) => vrp.length >= length) ?? null
  const live = evidence.vrps && kept && own && revalidate(own, evidence.vrps.table, indexOf(kept))
  return {
    kind: 'split',
    prefix: formatPrefix(block),
    length,
    roas: crossing && distinctRoas(crossing, block),
    objects: strandedObjects(block, length, evidence),
    routes: routes?.filter((route) => route.block.length < length).map((route) => strandedRoute(route, block)) ?? null,
    listings: strandedListings(block, length, evidence),
    lines: strandedLines(block, length, evidence),
    zones: strandedZones(block, length, particulars.reverse),
    live,
    toSign: live && toSign(live, length),
    parts: partsOf(block, length, { vrps: kept, routes: own, evidence }),
  }
}

function distinctRoas(rows: readonly VrpRow[], block: Prefix): StrandedRoa[] {
  return rows.map(({ address, length, asn, maxLength, ta }) => ({
    ...{ prefix: formatPrefix(prefixAt(address, length)), asn, maxLength, ta },
    reaches: length < block.length,
  }))
}

function strandedObjects(block: Prefix, length: number, { routeObjects }: EvidenceSet): StrandedObject[] | null {
  if (routeObjects.length === 0) return null
  return routeObjects
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .map((row) => ({ route: prefixOf(row), origin: row.origin, source: row.source ?? '' }))
    .filter(({ route }) => route.length < length)
    .map(({ route, origin, source }) => ({
      ...{ prefix: formatPrefix(route), origin, source, reaches: route.length < block.length },
    }))
}

const strandedRoute = ({ prefix, origin, block: route }: LiveRoute, block: Prefix): StrandedRoute => ({
  ...{ prefix, origin, reaches: route.length < block.length },
})

function strandedListings(block: Prefix, length: number, { blocklists }: EvidenceSet): StrandedListing[] | null {
  if (blocklists.length === 0) return null
  const partSize = 2 ** (32 - length)
  return blocklists.flatMap(({ snapshot, table }) =>
    rowsOverlapping(table, block)
      .filter(({ start, end }) => end - start + 1 > partSize)
      .map((row) => ({ list: snapshot.source, prefix: formatPrefix(prefixOf(row)), reference: row.reference })),
  )
}

/** Of each route that is Valid now and would not be, its own minimal ROA; of an aggregate none, since no part holds it. */
function toSign({ changes }: Revalidation, length: number): NonNullable<SplitForesight['toSign']> {
  return changes.flatMap(({ prefix, origin, before, after }) => {
    const routeLength = Number(prefix.split('/')[1])
    if (before.state !== 'valid' || after.state === 'valid' || origin === null || routeLength < length) return []
    const roa = { prefix, asn: origin, maxLength: routeLength }
    return [{ ...roa, text: roaText({ prefix, origin, maxLength: routeLength }) }]
  })
}

type Known = { vrps: readonly VrpRow[] | null; routes: readonly LiveRoute[] | null; evidence: EvidenceSet }

function partsOf(block: Prefix, length: number, { vrps, routes, evidence }: Known): Part[] {
  const objects =
    evidence.routeObjects.length === 0
      ? null
      : evidence.routeObjects.flatMap(({ table }) => rowsOverlapping(table, block)).map(prefixOf)
  const counted = [routes?.map((route) => route.block) ?? null, vrps, objects].map(
    (prefixes) => prefixes && countByPart(prefixes, length),
  )
  return splitPrefix(block, length).map((part) => {
    const [routesHere, roas, objectsHere] = counted.map((counts) => counts && (counts.get(part.address) ?? 0))
    return { prefix: formatPrefix(part), routes: routesHere ?? null, roas: roas ?? null, objects: objectsHere ?? null }
  })
}

/** How many lie inside each part, by the part's first address. */
function countByPart(prefixes: readonly { address: number; length: number }[], length: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const inside of prefixes) {
    if (inside.length < length) continue
    const { address } = prefixAt(inside.address, length)
    counts.set(address, (counts.get(address) ?? 0) + 1)
  }
  return counts
}
