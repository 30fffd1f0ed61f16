/**
 * Who announces the block now, each announcement with its state by RFC 6811. The current tables of all
 * collectors are united by (prefix, origin); an AS_SET has no single origin and is `null`.
 */
import { comparePrefixes, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { RoutingFinding, ValidatedOrigin } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { stateOf } from '../validate-route.ts'

/** A default route or a /4 that leaked "covers" half the Internet and says nothing about a block. */
export const shortestTelling = 8

/** Whether a route that overlaps the block says something of it. */
export const isTelling = (block: Prefix, { length }: Prefix): boolean =>
  length >= Math.min(shortestTelling, block.length)

type Route = { prefix: Prefix; origin: number | null }

export function checkRouting(block: Prefix, evidence: EvidenceSet): RoutingFinding | null {
  if (evidence.announcements.length === 0) return null
  const routes = routesOver(block, evidence)
  const validated = ({ prefix, origin }: Route): ValidatedOrigin => ({
    origin,
    ...stateOf(evidence.vrps, prefix, origin),
  })
  const exact = routes.filter(({ prefix }) => prefix.length === block.length)
  const inside = routes.filter(({ prefix }) => prefix.length > block.length)
  const covering = routes.filter(({ prefix }) => prefix.length < block.length && isTelling(block, prefix))
  return {
    status: statusOf(exact, inside, covering),
    exact: exact.map(validated),
    moreSpecifics: inside.map((route) => ({ prefix: formatPrefix(route.prefix), ...validated(route) })),
    covering: covering.map(({ prefix, origin }) => ({ prefix: formatPrefix(prefix), origin })),
  }
}

export function statusOf(
  exact: readonly unknown[],
  inside: readonly unknown[],
  covering: readonly unknown[],
): RoutingFinding['status'] {
  if (exact.length > 0) return 'exact'
  if (inside.length > 0) return 'more-specifics-only'
  return covering.length > 0 ? 'covered-only' : 'unrouted'
}

/** By address, length, origin; AS_SETs last. */
export function routesOver(block: Prefix, { announcements }: EvidenceSet): Route[] {
  const routes = new Map<string, Route>()
  for (const row of announcements.flatMap(({ table }) => rowsOverlapping(table, block))) {
    const route = { prefix: prefixOf(row), origin: row.originSet === null ? row.origin : null }
    routes.set(`${row.start} ${row.end} ${route.origin}`, route)
  }
  // Above every AS number, so that an AS_SET comes last.
  const rank = ({ origin }: Route) => origin ?? 2 ** 32
  return [...routes.values()].sort((a, b) => comparePrefixes(a.prefix, b.prefix) || rank(a) - rank(b))
}
