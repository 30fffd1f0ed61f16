/**
 * The dossier of an AS: every question, over the evidence as it stood at one moment.
 *
 * Pure: the same AS number, evidence and moment give the same dossier, on any machine.
 */
import { countAddresses } from '#lib/address-space/address-set.ts'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { routeObjectsOfAsn, vrpsOfAsn } from '#lib/routing/rows-of-asn.ts'
import type { EvidenceSet } from '../evidence.ts'
import { findAsnDrop } from '../find-asn-drop.ts'
import { providersOf } from '../providers-of.ts'
import { stateOf } from '../validate-route.ts'
import { type Announced, announcementsInUse, describeAnnounced, findAnnounced } from './announced-space.ts'
import type { AsnDossier, AsnRouteObject, AsnVrp } from './asn-dossier.ts'
import { findAsnRegistrations, findHolderSpace } from './asn-holder.ts'
import { asnSources } from './asn-sources.ts'
import { findAsSets } from './find-as-sets.ts'
import { findListed } from './listed-space.ts'

export function examineAsn(asn: number, given: EvidenceSet, at: string): AsnDossier {
  const evidence = { ...given, announcements: announcementsInUse(given) }
  const registrations = findAsnRegistrations(asn, evidence)
  const holder = findHolderSpace(registrations, evidence)
  const announced = findAnnounced(asn, evidence)
  return {
    asn,
    at,
    specialPurpose: findSpecialPurpose(asn, evidence),
    registrations,
    holderSpace: holder && { registrations: holder.registrations, addresses: countAddresses(holder.set) },
    announced: announced && describeAnnounced(asn, announced, { evidence, own: holder?.set ?? null }),
    upstreams: null,
    blocklists: findListed(announced, evidence),
    routeObjects: findRouteObjects(asn, announced, evidence),
    vrps: findVrps(asn, evidence),
    asSets: findAsSets(asn, evidence),
    providers: providersOf(asn, evidence),
    asnDrop: findAsnDrop(asn, evidence),
    pastLeases: null,
    sources: asnSources(evidence, at),
  }
}

function findSpecialPurpose(asn: number, { specialAsns }: EvidenceSet): AsnDossier['specialPurpose'] {
  if (!specialAsns) return null
  return specialAsns.table.overlapping(asn, asn).map((index) => ({ name: specialAsns.table.row(index).name ?? '' }))
}

function findRouteObjects(
  asn: number,
  announced: Announced | null,
  { routeObjects, vrps }: EvidenceSet,
): AsnRouteObject[] | null {
  if (routeObjects.length === 0) return null
  const seen = announced && new Set(announced.prefixes.map(formatPrefix))
  return routeObjects.flatMap(({ snapshot, table }) =>
    routeObjectsOfAsn(table, asn).map((row) => {
      const prefix = formatPrefix(prefixOf(row))
      const { maintainers } = row
      const inBgp = seen?.has(prefix) ?? null
      return { prefix, source: row.source ?? snapshot.source, maintainers, inBgp, ...stateOf(vrps, prefixOf(row), asn) }
    }),
  )
}

/** What validation uses, an operator's local exceptions among them. */
function findVrps(asn: number, { vrps }: EvidenceSet): AsnVrp[] | null {
  if (!vrps) return null
  return vrpsOfAsn(vrps.table, asn).map(({ address, length, maxLength, ta }) => ({
    ...{ prefix: formatPrefix(prefixAt(address, length)), maxLength, ta },
  }))
}
