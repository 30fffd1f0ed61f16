/** Who announced the block in earlier routing tables, against who does now: what came, what went, what slept. */
import type { Dossier } from '../dossier.ts'
import { dayOfFiles, nameTables } from './moments.ts'
import { originName } from './routing.ts'
import { dayOf as dayOfStanding, standingOf } from './standing.ts'
import type { Severity } from './statement.ts'
import { enumerate, sentenceCase } from './wording.ts'

/** `found`: some earlier table has a route for the block, for a part of it or over it. */
export type EarlierRouting = { severity: Severity; text: string; headline: string | null; found: boolean }

type Origin = number | null
const nothing = { severity: 'notice', headline: null } as const

/** `routed` are moments with a routing table of their own, newest first. */
export function sayEarlierRouting(now: Dossier, routed: readonly Dossier[]): EarlierRouting {
  const oldest = routed.at(-1)
  if (!oldest) {
    const text = 'Who announced it before: not checked, no earlier routing table was imported.'
    return { ...nothing, text, found: false }
  }
  const known = new Set(routed.flatMap(originsOf))
  if (known.size === 0) return sayNeverBefore(now, routed)
  if (now.routing === null) {
    const text = `In ${nameTables(routed)} ${namesOf([...known])} announced it. Who does now was not checked.`
    return { ...nothing, text, found: true }
  }
  const current = originsOf(now)
  const changes = [
    ...[...known].flatMap((origin) => (current.includes(origin) ? [] : [tellGone(origin, routed)])),
    ...tellNew(current, routed, oldest),
    ...tellGap(routed),
  ]
  const same = `In ${nameTables(routed)} ${namesOf(current)} announced it, and no other origin did.`
  const woken = findWoken(now, routed)
  if (woken) {
    const text = `${changes.join(' ')} ${askHolder(woken.origins)}`
    return { severity: 'warning', text, headline: `${announceIt(woken.origins)}, which ${woken.slept}`, found: true }
  }
  return { ...nothing, text: changes.length > 0 ? changes.join(' ') : same, found: true }
}

/** No table of before has the block itself: it was never seen, or it slept until an origin that nobody knows here. */
function sayNeverBefore(now: Dossier, routed: readonly Dossier[]): EarlierRouting {
  const current = originsOf(now)
  const tables = nameTables(routed)
  const inside = routed.some(({ routing }) => (routing?.moreSpecifics.length ?? 0) > 0)
  const covered = routed.some(({ routing }) => (routing?.covering.length ?? 0) > 0)
  const aside = [inside && 'parts of it', covered && 'a wider block'].filter((part) => part !== false)
  const but = aside.length > 0 ? `, where ${enumerate(aside)} had a route` : ''
  const found = aside.length > 0
  if (current.length === 0) return { ...nothing, text: `Not in ${tables}${but}.`, found }
  const names = namesOf(current)
  const came = `Not in ${tables}${but}. ${sentenceCase(names)} ${current.length === 1 ? 'announces' : 'announce'} it ${dayOfNow(now)}.`
  const unvouched = unvouchedOf(now)
  if (found || unvouched.length === 0) return { ...nothing, text: came, found }
  return {
    severity: 'warning',
    text: `${came} ${askHolder(unvouched)}`,
    headline: `${announceIt(unvouched)}, and it was not in ${tables}`,
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
  return asleep ? { origins, slept: `had no route in the table of ${dayOf(asleep)}` } : null
}

const isSilent = ({ routing }: Dossier): boolean => routing?.status === 'unrouted'

const announceIt = (origins: readonly Origin[]): string =>
  `${namesOf(origins)} ${origins.length === 1 ? 'announces' : 'announce'} it`

const askHolder = (origins: readonly Origin[]): string =>
  `Space that sleeps and wakes under a new origin may be used without its holder: ask the holder whether ${namesOf(origins)} ${origins.length === 1 ? 'acts' : 'act'} for it.`

const tellGone = (origin: Origin, routed: readonly Dossier[]): string =>
  `${sentenceCase(originName(origin))} is last seen in the table of ${dayOf(routed.find((moment) => originsOf(moment).includes(origin)))}.`

/** Origins of now that the oldest table does not have, each with the first day it is seen, and whom that table has. */
function tellNew(current: readonly Origin[], routed: readonly Dossier[], oldest: Dossier): string[] {
  const before = originsOf(oldest)
  const came = current.filter((origin) => !before.includes(origin))
  if (came.length === 0) return []
  const told = came.map((origin) => {
    const first = routed.findLast((moment) => originsOf(moment).includes(origin))
    return `${sentenceCase(originName(origin))} is ${first ? `first seen in the table of ${dayOf(first)}` : `not in ${nameTables(routed)}`}.`
  })
  const alone = before.length === 1 ? ' alone' : ''
  return before.length > 0 ? [...told, `The table of ${dayOf(oldest)} has ${namesOf(before)}${alone}.`] : told
}

function tellGap(routed: readonly Dossier[]): string[] {
  const silent = routed.find((moment) => originsOf(moment).length === 0)
  return silent ? [`The table of ${dayOf(silent)} has no route for the block itself.`] : []
}

/** `now`, or `on 2026-06-19` where the tables of now are past their age. */
function dayOfNow(now: Dossier): string {
  const day = dayOfStanding(standingOf(now, 'announcements'))
  return day === 'today' ? 'now' : day
}

const namesOf = (origins: readonly Origin[]): string => enumerate(origins.map(originName))

const dayOf = (moment: Dossier | undefined): string => (moment ? dayOfFiles('announcements', moment) : 'an unknown day')

const originsOf = ({ routing }: Dossier): Origin[] => (routing?.exact ?? []).map(({ origin }) => origin)
