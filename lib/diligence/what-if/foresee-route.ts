/** A planned route object for a block: where it belongs, whether the ROAs let it in, what contradicts it, what it covers. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { authorityOf, type RoutingRegistry, routingRegistryOf } from '#lib/routing/irr-registries.ts'
import { roaText, routeObjectText } from '#lib/routing/object-text.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { EvidenceSet } from '../evidence.ts'
import { isHomeAsked } from '../is-home-asked.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { governingRir } from '../statements/held-rows.ts'
import { explainReservedAsn } from '../statements/roa-advice.ts'
import type { Subject } from '../statements/subject.ts'
import { stateOf } from '../validate-route.ts'
import type { RoutePlan } from './plan.ts'
import { liveRoutes } from './revalidate.ts'

type ObjectHere = { origin: number; source: string; isAuthoritative: boolean | null }

export type RouteForesight = {
  kind: 'route'
  /** `registry` is null where no one RIR governs the block, so that nobody can say where the object belongs. */
  object: { prefix: string; origin: number; registry: RoutingRegistry | null; text: string | null }
  obstacles: readonly string[]
  /** A registry that looks at the RPKI (IRRd does by default) refuses or hides an Invalid object; null without VRPs. */
  validates: OriginValidation | null
  /** Objects for exactly the block; null where no routing registry was imported. */
  there: { same: readonly ObjectHere[]; others: readonly ObjectHere[]; isHomeAsked: boolean } | null
  /** Live routes of this AS: the one that the object names, and longer ones, which it does not; null without a table. */
  live: { isSeen: boolean; others: readonly (number | null)[]; inside: readonly RouteInside[] } | null
}

/** `isRegistered`: whether it has an object of its own; null where no registry was asked. */
type RouteInside = { prefix: string; isRegistered: boolean | null }

export function foreseeRoute(subject: Subject, evidence: EvidenceSet, { asn }: RoutePlan): RouteForesight {
  const { prefix: block, dossier, particulars } = subject
  const rir = governingRir(dossier)
  const registry = rir && routingRegistryOf(rir)
  const reserved = explainReservedAsn(asn, particulars.reservedAsn)
  const route = { prefix: dossier.prefix, origin: asn }
  const state = stateOf(evidence.vrps, block, asn)
  const objects = evidence.routeObjects.flatMap(({ table }) => rowsOverlapping(table, block))
  const isAsked = evidence.routeObjects.length > 0
  const exact = objects
    .filter((row) => prefixOf(row).length === block.length)
    .map(({ origin, source }): ObjectHere => {
      const authority = authorityOf(source ?? '', rir)
      return {
        origin,
        source: source ?? '',
        isAuthoritative: authority === 'not-known' ? null : authority === 'authoritative',
      }
    })
  const keys = new Set(objects.map((row) => `${formatPrefix(prefixOf(row))} ${row.origin}`))
  const routes = liveRoutes(block, evidence, 'inside')
  const itself = (routes ?? []).filter(({ prefix }) => prefix === dossier.prefix)
  const inside = (routes ?? []).filter(({ prefix, origin }) => prefix !== dossier.prefix && origin === asn)
  return {
    kind: 'route',
    object: { ...route, registry, text: registry && textFor(registry, route, block.length) },
    obstacles: reserved === null ? [] : [reserved],
    validates: state.state === null ? null : state,
    there: isAsked
      ? {
          same: exact.filter(({ origin }) => origin === asn),
          others: exact.filter(({ origin }) => origin !== asn),
          isHomeAsked: isHomeAsked(rir, evidence),
        }
      : null,
    live: routes && {
      isSeen: itself.some(({ origin }) => origin === asn),
      others: itself.flatMap(({ origin }) => (origin === asn ? [] : [origin])),
      inside: inside.map(({ prefix }) => ({ prefix, isRegistered: isAsked ? keys.has(`${prefix} ${asn}`) : null })),
    },
  }
}

const textFor = (registry: RoutingRegistry, route: { prefix: string; origin: number }, length: number): string =>
  registry.made === 'from-roas'
    ? roaText({ ...route, maxLength: length })
    : routeObjectText({ ...route, source: registry.source })
