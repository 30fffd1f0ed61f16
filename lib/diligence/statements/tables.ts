/**
 * Which routing tables speak for a moment, and what they have. A table past its age speaks only where none is fresh:
 * what it alone has was so on its day, and is told beside what is so now.
 */
import { keyOfRoute, keyOfTable, type Route, type RoutesByTable } from '../checks/routes-by-table.ts'
import { statusOf } from '../checks/routing.ts'
import type { Dossier, DossierSource, RoutingFinding } from '../dossier.ts'
import { sourceOf } from '../source-catalogue.ts'
import { isPast, nameDay } from './days.ts'
import { enumerate } from './wording.ts'

type Sourced = Pick<Dossier, 'sources'>

export const tablesAsked = ({ sources }: Sourced): DossierSource[] =>
  sources.filter(({ kind, status }) => kind === 'announcements' && (status === 'observed' || status === 'stale'))

/** The fresh ones; where none is, all. */
export function tablesInUse(dossier: Sourced): DossierSource[] {
  const asked = tablesAsked(dossier)
  const fresh = asked.filter((table) => !isPast(table))
  return fresh.length > 0 ? fresh : asked
}

/** Those of the tables that have the route. One that nobody looked into is taken to have what the dossier has. */
export const tablesWith = (
  route: Route,
  tables: readonly DossierSource[],
  routesByTable: RoutesByTable,
): DossierSource[] => tables.filter((table) => routesByTable.get(keyOfTable(table))?.has(keyOfRoute(route)) ?? true)

/** What the tables in use have. */
export function routingInUse(
  dossier: Pick<Dossier, 'prefix' | 'routing' | 'sources'>,
  routesByTable: RoutesByTable,
): RoutingFinding | null {
  const { routing, prefix } = dossier
  if (routing === null) return null
  const tables = tablesInUse(dossier)
  const has = (route: Route) => tablesWith(route, tables, routesByTable).length > 0
  const exact = routing.exact.filter(({ origin }) => has({ prefix, origin }))
  const moreSpecifics = routing.moreSpecifics.filter(has)
  const covering = routing.covering.filter(has)
  return { status: statusOf(exact, moreSpecifics, covering), exact, moreSpecifics, covering }
}

/** `RIS whois dump of today and Prefix to AS table of 2026-06-19` */
export const nameSources = (tables: readonly DossierSource[]): string =>
  enumerate(
    tables.map((table) => `${sourceOf(table.source, table.kind).title} of ${isPast(table) ? nameDay(table) : 'today'}`),
  )
