/**
 * What a watch looks at of one block: each fact under a key, so that two moments can be held against each other.
 *
 * Rests on rows that overlap the block and on nothing else: what changes elsewhere changes none of it. VRPs and
 * routes, of which a wide block has very many, are looked at where something changed. Null where no source was
 * imported; that is not the same as no rows.
 */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange } from '#lib/address-space/range.ts'
import { prefixOf, type Relation, relationTo } from '#lib/address-space/relation.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { VrpRow } from '#lib/routing/vrp-index.ts'
import { isTelling } from '../checks/routing.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { stateOf } from '../validate-route.ts'
import { observePlaces, type PlaceFact } from './places.ts'
import { observeRegistryConflicts, observeTransferLocks, type TransferBarFact } from './transfer-bars.ts'
import { type WholeBlock, wholeBlock } from './whole-block.ts'

export type VrpFact = Pick<VrpRow, 'address' | 'length' | 'maxLength' | 'asn'>

export type RouteFact = {
  readonly address: number
  readonly length: number
  /** Null for an AS_SET, whose text stands beside it. */
  readonly origin: number | null
  readonly originSet: string | null
  readonly relation: Relation
  readonly state: OriginValidation['state'] | null
  /** The first table that has it. */
  readonly source: string
}

export type RouteObjectFact = { prefix: string; origin: number; registry: string; source: string }

export type ListEntryFact = { list: string; prefix: string; reference: string | null }

export type RegistrationFact = {
  range: string
  registry: string
  status: string
  country: string | null
  date: string | null
  holderId: string | null
  source: string
}

type Facts<T> = ReadonlyMap<string, T> | null

export type BlockFacts = {
  /** By `compareVrpFacts`, distinct. */
  readonly vrps: readonly VrpFact[] | null
  /** By `compareRouteFacts`, distinct. */
  readonly routes: readonly RouteFact[] | null
  readonly routeObjects: Facts<RouteObjectFact>
  readonly listEntries: Facts<ListEntryFact>
  readonly registrations: Facts<RegistrationFact>
  /** By source. */
  readonly places: Facts<PlaceFact>
  /** Both by range. */
  readonly transferLocks: Facts<TransferBarFact>
  readonly registryConflicts: Facts<TransferBarFact>
  readonly whole: WholeBlock
}

/** What to look at: where no source of a kind differs, nothing of that kind can have changed. */
export type FactsWanted = Readonly<
  Record<
    'routing' | 'routeObjects' | 'listEntries' | 'registrations' | 'transferLocks' | 'registryConflicts' | 'places',
    boolean
  >
>

/** `near` are the parts of the block where something changed, or all of it: in order, and apart. */
export type Looked = { readonly block: Prefix; readonly near: readonly AddressRange[] }

export function observeBlock({ block, near }: Looked, evidence: EvidenceSet, wanted: FactsWanted): BlockFacts {
  return {
    vrps: wanted.routing ? observeVrps(near, evidence) : null,
    routes: wanted.routing ? observeRoutes({ block, near }, evidence) : null,
    routeObjects: wanted.routeObjects ? observeRouteObjects(block, evidence) : null,
    listEntries: wanted.listEntries ? observeListEntries(block, evidence) : null,
    registrations: wanted.registrations ? observeRegistrations(block, evidence) : null,
    places: wanted.places ? observePlaces(block, evidence) : null,
    transferLocks: wanted.transferLocks ? observeTransferLocks(block, evidence) : null,
    registryConflicts: wanted.registryConflicts ? observeRegistryConflicts(block, evidence) : null,
    whole: wholeBlock(block, evidence),
  }
}

export const compareVrpFacts = (a: VrpFact, b: VrpFact): number =>
  a.address - b.address || a.length - b.length || a.asn - b.asn || a.maxLength - b.maxLength

/** Two VRPs that only their trust anchors tell apart are one fact. */
function observeVrps(near: readonly AddressRange[], { vrps }: EvidenceSet): BlockFacts['vrps'] {
  if (!vrps) return null
  const { table } = vrps
  const { forest } = table
  const facts: VrpFact[] = []
  const add = (row: number) => {
    const fact = table.row(row)
    const last = facts.at(-1)
    if (last === undefined || compareVrpFacts(last, fact) !== 0) facts.push(fact)
  }
  let next = 0
  for (const { start, end } of near) {
    for (const row of table.covering(start, 32)) if (row >= next) add(row)
    const { from } = forest.inside(start, 32)
    const { from: behind } = forest.inside(end, 32)
    for (let row = from; row < behind; row++) add(row)
    next = behind
  }
  return facts
}

/** AS_SETs behind the origins. */
export const compareRouteFacts = (a: RouteFact, b: RouteFact): number =>
  a.address - b.address ||
  a.length - b.length ||
  (a.origin ?? 2 ** 32) - (b.origin ?? 2 ** 32) ||
  (a.originSet ?? '').localeCompare(b.originSet ?? '')

function observeRoutes({ block, near }: Looked, { announcements, vrps }: EvidenceSet): BlockFacts['routes'] {
  if (announcements.length === 0) return null
  const facts: RouteFact[] = []
  for (const { snapshot, table } of announcements) {
    for (const index of near.flatMap(({ start, end }) => table.overlapping(start, end))) {
      const row = table.row(index)
      const route = prefixOf(row)
      if (!isTelling(block, route)) continue
      const origin = row.originSet === null ? row.origin : null
      facts.push({
        address: route.address,
        length: route.length,
        origin,
        originSet: row.originSet,
        relation: relationTo(block, route),
        state: stateOf(vrps, route, origin).state,
        source: snapshot.source,
      })
    }
  }
  return facts.length < 2 ? facts : distinctRoutes(facts)
}

function distinctRoutes(facts: RouteFact[]): RouteFact[] {
  facts.sort(compareRouteFacts)
  return facts.filter((fact, place) => {
    const last = facts[place - 1]
    return last === undefined || compareRouteFacts(last, fact) !== 0
  })
}

function observeRouteObjects(block: Prefix, { routeObjects }: EvidenceSet): BlockFacts['routeObjects'] {
  if (routeObjects.length === 0) return null
  const facts = new Map<string, RouteObjectFact>()
  for (const { snapshot, table } of routeObjects) {
    for (const row of rowsOverlapping(table, block)) {
      const prefix = formatPrefix(prefixOf(row))
      const registry = row.source ?? snapshot.source
      facts.set(`${prefix} AS${row.origin} ${registry}`, {
        ...{ prefix, origin: row.origin, registry, source: snapshot.source },
      })
    }
  }
  return facts
}

function observeListEntries(block: Prefix, { blocklists }: EvidenceSet): BlockFacts['listEntries'] {
  if (blocklists.length === 0) return null
  const facts = new Map<string, ListEntryFact>()
  for (const { snapshot, table } of blocklists) {
    for (const row of rowsOverlapping(table, block)) {
      const prefix = formatPrefix(prefixOf(row))
      const entry = { list: snapshot.source, prefix, reference: row.reference }
      facts.set(`${snapshot.source} ${prefix} ${row.reference ?? ''}`, entry)
    }
  }
  return facts
}

function observeRegistrations(block: Prefix, { registrations }: EvidenceSet): BlockFacts['registrations'] {
  if (registrations.length === 0) return null
  const facts = new Map<string, RegistrationFact>()
  for (const { snapshot, table } of registrations) {
    for (const { start, end, registry, status, country, date, holderId } of rowsOverlapping(table, block)) {
      const range = formatRange({ start, end })
      facts.set(`${range} ${snapshot.source} ${holderId} ${status}`, {
        ...{ range, registry: registry ?? '', status: status ?? '', country, date, holderId, source: snapshot.source },
      })
    }
  }
  return facts
}
