/**
 * What a watch looks at of one block: each fact under a key, so that two moments can be held against each other.
 *
 * Rests on rows that overlap the block and on nothing else: what changes elsewhere changes none of it. Null where no
 * source was imported; that is not the same as no rows.
 */
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { formatRange } from '#lib/address-space/range.ts'
import { prefixOf, type Relation, relationTo } from '#lib/address-space/relation.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import { isTelling } from '../checks/routing.ts'
import { checkRpki } from '../checks/rpki.ts'
import type { RpkiFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { stateOf } from '../validate-route.ts'

export type VrpFact = { prefix: string; asn: number; maxLength: number }

export type RouteFact = {
  prefix: string
  relation: Relation
  /** Null for an AS_SET. */
  origin: number | null
  state: OriginValidation['state'] | null
  /** The first table that has it. */
  source: string
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
  readonly coverage: RpkiFinding['coverage'] | null
  readonly vrps: Facts<VrpFact>
  readonly routes: Facts<RouteFact>
  readonly routeObjects: Facts<RouteObjectFact>
  readonly listEntries: Facts<ListEntryFact>
  readonly registrations: Facts<RegistrationFact>
}

export function observeBlock(block: Prefix, evidence: EvidenceSet): BlockFacts {
  return {
    coverage: checkRpki(block, evidence)?.coverage ?? null,
    vrps: observeVrps(block, evidence),
    routes: observeRoutes(block, evidence),
    routeObjects: observeRouteObjects(block, evidence),
    listEntries: observeListEntries(block, evidence),
    registrations: observeRegistrations(block, evidence),
  }
}

function observeVrps(block: Prefix, { vrps }: EvidenceSet): BlockFacts['vrps'] {
  if (!vrps) return null
  const { table } = vrps
  const rows = [...table.covering(block.address, block.length), ...table.moreSpecifics(block.address, block.length)]
  const facts = new Map<string, VrpFact>()
  for (const row of rows) {
    const { address, length, maxLength, asn } = table.row(row)
    const prefix = formatPrefix(prefixAt(address, length))
    facts.set(`${prefix}-${maxLength} AS${asn}`, { prefix, asn, maxLength })
  }
  return facts
}

function observeRoutes(block: Prefix, { announcements, vrps }: EvidenceSet): BlockFacts['routes'] {
  if (announcements.length === 0) return null
  const facts = new Map<string, RouteFact>()
  for (const { snapshot, table } of announcements) {
    for (const row of rowsOverlapping(table, block)) {
      const route = prefixOf(row)
      if (!isTelling(block, route)) continue
      const origin = row.originSet === null ? row.origin : null
      const prefix = formatPrefix(route)
      const key = `${prefix} ${origin === null ? row.originSet : `AS${origin}`}`
      if (facts.has(key)) continue
      const { state } = stateOf(vrps, route, origin)
      facts.set(key, { prefix, relation: relationTo(block, route), origin, state, source: snapshot.source })
    }
  }
  return facts
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
