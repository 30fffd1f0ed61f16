/**
 * Earlier routing tables of a block, each with what it has and of its own day. A table of now that is past its age is one
 * of them where a fresh one stands beside it.
 */
import { keyOfTable, type RoutesByTable } from '../checks/routes-by-table.ts'
import type { Dossier } from '../dossier.ts'
import type { Route } from '../route-keys.ts'
import { byNewest, nameDay } from './days.ts'
import { keyOfFile, lastOfEachDay, nameTablesOf } from './moments.ts'
import { routingInUse, tablesAsked, tablesHaving, tablesInUse } from './tables.ts'

/** A moment with what the tables that spoke for it have, and no others among its sources of routes. */
export type TablesOf = Dossier

/** Newest first; a table that still stands now, or stood at a later moment, is no second witness. */
export function listEarlierTables(now: Dossier, moments: readonly Dossier[], routesByTable: RoutesByTable): TablesOf[] {
  const told = new Set([keyOfTables(now)])
  const routed = lastOfEachDay(moments)
    .map((moment) => ({ ...moment, routing: routingInUse(moment, routesByTable) }))
    .filter((moment) => {
      const key = keyOfTables(moment)
      if (moment.routing === null || told.has(key)) return false
      told.add(key)
      return true
    })
  const seen = new Set(routed.flatMap(tablesInUse).map(keyOfFile))
  const old = oldTablesOf(now, routesByTable).filter(
    (one) => !tablesInUse(one).some((file) => seen.has(keyOfFile(file))),
  )
  return [...routed, ...old].sort((a, b) => dayOfTables(b).localeCompare(dayOfTables(a)))
}

const keyOfTables = (moment: Dossier): string => tablesInUse(moment).map(keyOfFile).join(' ')

/** Each table of now that does not speak for now, as a moment of its own. */
function oldTablesOf(now: Dossier, routesByTable: RoutesByTable): TablesOf[] {
  const inUse = tablesInUse(now)
  return tablesAsked(now).flatMap((table) => {
    if (inUse.includes(table) || table.asOf === null || !routesByTable.has(keyOfTable(table))) return []
    const alone = { ...now, at: table.asOf, sources: [table] }
    return [{ ...alone, rpki: null, blocklists: null, routing: routingInUse(alone, routesByTable) }]
  })
}

/** The day of the newest of the tables of that moment: any of them is a witness of what none has. */
export function dayOfTables(moment: TablesOf): string {
  const [newest] = tablesInUse(moment).sort(byNewest)
  return newest ? nameDay(newest) : moment.at.slice(0, 10)
}

/** Of the tables of that moment the newest that has the route. */
export function dayOfRoute(route: Route, moment: TablesOf, routesByTable: RoutesByTable): string {
  const [newest] = tablesHaving(tablesInUse(moment), routesByTable)(route).sort(byNewest)
  return newest ? nameDay(newest) : dayOfTables(moment)
}

/** `the table of 2026-10-24`, `the tables of 2026-05-07 and 2026-10-24`: what was looked at, and no day in between. */
export const nameTables = (moments: readonly TablesOf[]): string => nameTablesOf(moments.map(dayOfTables))
