/** Who announced the block in earlier routing tables, against who does now: what came, what went, what slept. */
import type { RoutesByTable } from '../checks/routes-by-table.ts'
import type { Dossier } from '../dossier.ts'
import { splitByDay } from './days.ts'
import { dayOfRoute, dayOfTables, nameTables } from './earlier-tables.ts'
import { nameTablesOf } from './moments.ts'
import { originName } from './route-words.ts'
import type { Severity } from './statement.ts'
import { routingInUse, tablesHaving, tablesInUse } from './tables.ts'
import { enumerate, sentenceCase } from './wording.ts'

/** `found`: some earlier table has a route for the block, for a part of it or over it. */
export type EarlierRouting = { severity: Severity; text: string; headline: string | null; found: boolean }

type Origin = number | null
const nothing = { severity: 'notice', headline: null } as const

/** `routed` are earlier tables, newest first. */
type Told = { now: Dossier; routed: readonly Dossier[]; routesByTable: RoutesByTable }

export function sayEarlierRouting(
  dossier: Dossier,
  routed: readonly Dossier[],
  routesByTable: RoutesByTable,
): EarlierRouting {
  const told = { now: { ...dossier, routing: routingInUse(dossier, routesByTable) }, routed, routesByTable }
  const { now } = told
  if (routed.length === 0) {
    const text = 'Who announced it before: not checked, no earlier routing table was imported.'
    return { ...nothing, text, found: false }
  }
  const known = [...new Set(routed.flatMap(originsOf))]
  if (known.length === 0) return sayNeverBefore(told)
  if (now.routing === null) {
    return { ...nothing, text: `${tellWho(known, told)}. Who does now was not checked.`, found: true }
  }
  const current = originsOf(now)
  const changes = [
    ...known.flatMap((origin) => (current.includes(origin) ? [] : [tellGone(origin, told)])),
    ...tellNew(current, told),
    ...tellGap(routed),
  ]
  const woken = findWoken(now, routed)
  if (woken) {
    const text = `${changes.join(' ')} ${askHolder(woken.origins)}`
    const headline = `${announceIt(woken.origins, told)}, which ${woken.slept}`
    return { severity: 'warning', text, headline, found: true }
  }
  const same = `${tellWho(current, told)}, and no other origin did.`
  return { ...nothing, text: changes.length > 0 ? changes.join(' ') : same, found: true }
}

/** No table of before has the block itself: it was never seen, or it slept until an origin that nobody knows here. */
function sayNeverBefore(told: Told): EarlierRouting {
  const { now, routed } = told
  const current = originsOf(now)
  const tables = nameTables(routed)
  const inside = routed.some(({ routing }) => (routing?.moreSpecifics.length ?? 0) > 0)
  const covered = routed.some(({ routing }) => (routing?.covering.length ?? 0) > 0)
  const aside = [inside && 'parts of it', covered && 'a wider block'].filter((part) => part !== false)
  const but = aside.length > 0 ? `, where ${enumerate(aside)} had a route` : ''
  const found = aside.length > 0
  if (current.length === 0) return { ...nothing, text: `Not in ${tables}${but}.`, found }
  const came = `Not in ${tables}${but}. ${sentenceCase(announceIt(current, told, ' now'))}.`
  const unvouched = unvouchedOf(now)
  if (found || unvouched.length === 0) return { ...nothing, text: came, found }
  return {
    severity: 'warning',
    text: `${came} ${askHolder(unvouched)}`,
    headline: `${announceIt(unvouched, told)}, and it was not in ${tables}`,
    found,
  }
}

/** A Valid route is one that the holder signed for: nobody needs to ask. */
const unvouchedOf = ({ routing }: Dossier): Origin[] =>
  (routing?.exact ?? []).flatMap(({ origin, state }) => (state === 'valid' ? [] : [origin]))

/** Origins of now that nobody vouches for and whose first table follows one in which nothing of the block was routed. */
function findWoken(now: Dossier, routed: readonly Dossier[]): { origins: Origin[]; slept: string } | null {
  const sleep = (origin: Origin): Dossier | undefined => {
    const first = routed.findLastIndex((moment) => originsOf(moment).includes(origin))
    const before = routed[first === -1 ? 0 : first + 1]
    return before && isSilent(before) ? before : undefined
  }
  const origins = unvouchedOf(now).filter((origin) => sleep(origin) !== undefined)
  const [asleep] = origins.map(sleep)
  return asleep ? { origins, slept: `had no route in the table of ${dayOfTables(asleep)}` } : null
}

const isSilent = ({ routing }: Dossier): boolean => routing?.status === 'unrouted'

/** `AS64500 announces it now`, or `announced it on 2026-06-19` where the tables of now that have its route are old. */
function announceIt(origins: readonly Origin[], { now, routesByTable }: Told, then = ''): string {
  const tablesOf = tablesHaving(tablesInUse(now), routesByTable)
  const { today, past } = splitByDay(origins, (origin) => tablesOf({ prefix: now.prefix, origin }))
  return enumerate([
    ...(today.length > 0 ? [`${namesOf(today)} ${today.length === 1 ? 'announces' : 'announce'} it${then}`] : []),
    ...past.map(({ day, members }) => `${namesOf(members)} announced it ${day}`),
  ])
}

const askHolder = (origins: readonly Origin[]): string =>
  `Space that sleeps and wakes under a new origin may be used without its holder: ask the holder whether ${namesOf(origins)} ${origins.length === 1 ? 'acts' : 'act'} for it.`

/** The days of the earlier tables that have it, newest first. */
const daysOf = (origin: Origin, { now, routed, routesByTable }: Told): string[] =>
  routed
    .filter((moment) => originsOf(moment).includes(origin))
    .map((moment) => dayOfRoute({ prefix: now.prefix, origin }, moment, routesByTable))

/** `In the tables of 2026-05-07 and 2026-10-24 AS64500 announced it`, each origin by the tables that have it. */
function tellWho(origins: readonly Origin[], told: Told): string {
  const byTables = Map.groupBy(origins, (origin) => nameTablesOf(daysOf(origin, told)))
  const parts = [...byTables].map(([tables, members]) => `in ${tables} ${namesOf(members)} announced it`)
  return sentenceCase(enumerate(parts))
}

const tellGone = (origin: Origin, told: Told): string =>
  `${sentenceCase(originName(origin))} is last seen in the table of ${newestOf(daysOf(origin, told))}.`

const newestOf = (days: readonly string[]): string | undefined => [...days].sort().at(-1)

/** Origins of now that the oldest table does not have, each with the first day it is seen, and whom that table has. */
function tellNew(current: readonly Origin[], told: Told): string[] {
  const { routed } = told
  const oldest = routed.slice(-1)
  const before = oldest.flatMap(originsOf)
  const came = current.filter((origin) => !before.includes(origin))
  if (came.length === 0) return []
  const seen = came.map((origin) => {
    const first = [...daysOf(origin, told)].sort()[0]
    return `${sentenceCase(originName(origin))} is ${first ? `first seen in the table of ${first}` : `not in ${nameTables(routed)}`}.`
  })
  const alone = before.length === 1 ? ' alone' : ''
  const byDay = Map.groupBy(before, (origin) => nameTablesOf(daysOf(origin, { ...told, routed: oldest })))
  return [...seen, ...[...byDay].map(([table, origins]) => `${sentenceCase(table)} has ${namesOf(origins)}${alone}.`)]
}

function tellGap(routed: readonly Dossier[]): string[] {
  const silent = routed.find((moment) => originsOf(moment).length === 0)
  return silent ? [`The table of ${dayOfTables(silent)} has no route for the block itself.`] : []
}

const namesOf = (origins: readonly Origin[]): string => enumerate(origins.map(originName))

const originsOf = ({ routing }: Dossier): Origin[] => (routing?.exact ?? []).map(({ origin }) => origin)
