/** What an AS announces, by the current tables of all collectors: each prefix once, with its state and who else announces it. */
import { type AddressSet, countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { comparePrefixes, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { rowsOfRange } from '#lib/address-space/rows-of-range.ts'
import { routesOfAsn } from '#lib/routing/rows-of-asn.ts'
import { shortestTelling } from '../checks/routing.ts'
import type { EvidenceSet } from '../evidence.ts'
import { tablesInUse } from '../statements/tables.ts'
import { stateOf } from '../validate-route.ts'
import type { AnnouncedSpace, AsnRoute } from './asn-dossier.ts'

export type Announced = { prefixes: readonly Prefix[]; set: AddressSet }

/** The tables that speak for now: an old one beside a fresh one does not. */
export function announcementsInUse({ announcements, sources }: EvidenceSet): EvidenceSet['announcements'] {
  const inUse = new Set(tablesInUse({ sources }).map(({ source }) => source))
  const own = announcements.filter(({ snapshot }) => inUse.has(snapshot.source))
  return own.length > 0 ? own : announcements
}

/** Null without a routing table. A route wider than /8 is a leak or a default, and would make anybody look large. */
export function findAnnounced(asn: number, { announcements }: EvidenceSet): Announced | null {
  if (announcements.length === 0) return null
  const distinct = new Map<string, Prefix>()
  for (const { table } of announcements) {
    for (const row of routesOfAsn(table, asn)) {
      const prefix = prefixOf(row)
      if (prefix.length >= shortestTelling) distinct.set(`${prefix.address}/${prefix.length}`, prefix)
    }
  }
  const prefixes = [...distinct.values()].sort(comparePrefixes)
  return { prefixes, set: unionOf(prefixes.map(rangeOf)) }
}

export function describeAnnounced(
  asn: number,
  { prefixes, set }: Announced,
  { evidence, own }: { evidence: EvidenceSet; own: AddressSet | null },
): AnnouncedSpace {
  return {
    routes: prefixes.map(
      (prefix): AsnRoute => ({
        prefix: formatPrefix(prefix),
        ...stateOf(evidence.vrps, prefix, asn),
        alsoFrom: findOtherOrigins(prefix, asn, evidence),
      }),
    ),
    addresses: countAddresses(set),
    ownAddresses: own === null ? null : countAddresses(intersect(set, own)),
  }
}

/** AS_SETs last. */
function findOtherOrigins(prefix: Prefix, asn: number, { announcements }: EvidenceSet): (number | null)[] {
  const origins = new Set<number | null>()
  for (const { table } of announcements) {
    for (const index of rowsOfRange(table, rangeOf(prefix))) {
      const { origin, originSet } = table.row(index)
      if (originSet !== null) origins.add(null)
      else if (origin !== asn) origins.add(origin)
    }
  }
  return [...origins].sort((a, b) => (a ?? 2 ** 32) - (b ?? 2 ** 32))
}
