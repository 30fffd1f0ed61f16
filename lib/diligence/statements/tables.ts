/**
 * Which routing tables speak for a moment, and what they have. A table past its age speaks only where none is fresh:
 * what it alone has was so on its day, and is told beside what is so now.
 */
import { keyOfTable, type RoutesByTable } from '../checks/routes-by-table.ts'
import { statusOf } from '../checks/routing.ts'
import type { Dossier, DossierSource, RoutingFinding } from '../dossier.ts'
import { keyOfRoute, type Route } from '../route-keys.ts'
import { sourceOf } from '../source-catalogue.ts'
import { byNewest, isPast, nameDay } from './days.ts'
import { nameTablesOf } from './moments.ts'
import type { Subject } from './subject.ts'
import { enumerate } from './wording.ts'

type Sourced = { readonly sources: readonly DossierSource[] }

export const tablesAsked = ({ sources }: Sourced): DossierSource[] =>
  sources.filter(({ kind, status }) => kind === 'announcements' && (status === 'observed' || status === 'stale'))

/** The fresh ones; where none is, all. */
export function tablesInUse(dossier: Sourced): DossierSource[] {
  const asked = tablesAsked(dossier)
  const fresh = asked.filter((table) => !isPast(table))
  return fresh.length > 0 ? fresh : asked
}

/**
 * Of a route, those of the tables that have it. One that nobody looked into is taken to have what the dossier has.
 * Curried, since a wide block has tens of thousands of routes: the tables are looked up once.
 */
export function tablesHaving(
  tables: readonly DossierSource[],
  routesByTable: RoutesByTable,
): (route: Route) => DossierSource[] {
  const known = tables.map((table) => ({ table, routes: routesByTable.get(keyOfTable(table)) }))
  return (route) => {
    const key = keyOfRoute(route)
    return known.flatMap(({ table, routes }) => ((routes?.has(key) ?? true) ? [table] : []))
  }
}

/** What the tables in use have. */
export function routingInUse(
  dossier: Pick<Dossier, 'prefix' | 'routing' | 'sources'>,
  routesByTable: RoutesByTable,
): RoutingFinding | null {
  const { routing, prefix } = dossier
  if (routing === null) return null
  const tablesOf = tablesHaving(tablesInUse(dossier), routesByTable)
  const has = (route: Route) => tablesOf(route).length > 0
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

/** Whether every table that speaks for the moment is past its age. */
export const areTablesOld = (dossier: Sourced): boolean => {
  const tables = tablesInUse(dossier)
  return tables.length > 0 && tables.every(isPast)
}

/** `the tables asked`, by name where an old one stands beside them, and by day where all are old. */
export function sayWhere(dossier: Sourced): string {
  const tables = tablesInUse(dossier)
  if (areTablesOld(dossier)) return nameTablesOf(tables.toSorted(byNewest).map(nameDay))
  return tables.length === tablesAsked(dossier).length ? 'the tables asked' : `the ${nameSources(tables)}`
}

/** Tables of now that have a route; without `tables` those that speak for now. */
export const witnessesOf = (
  { dossier, particulars }: Pick<Subject, 'dossier' | 'particulars'>,
  tables: readonly DossierSource[] = tablesInUse(dossier),
): ((route: Route) => DossierSource[]) => tablesHaving(tables, particulars.routesByTable)
