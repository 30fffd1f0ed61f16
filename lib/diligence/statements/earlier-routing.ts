/** Who announced the block in earlier routing tables, against who does now: what came, what went, what slept. */
import type { Dossier } from '../dossier.ts'
import { dayOfFiles } from './moments.ts'
import { originName } from './routing.ts'
import type { Severity } from './statement.ts'
import { enumerate, quantity } from './wording.ts'

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
  const tables = `${quantity(routed.length, 'earlier table')} since ${dayOf(oldest)}`
  const current = originsOf(now)
  const known = new Set(routed.flatMap(originsOf))
  if (known.size === 0) return sayNeverBefore(now, routed, tables)
  if (now.routing === null) {
    const names = enumerate([...known].map(originName))
    return { ...nothing, text: `Announced by ${names} in ${tables}; who does now was not checked.`, found: true }
  }
  const clauses = [
    ...[...known].flatMap((origin) => (current.includes(origin) ? [] : [tellGone(origin, routed)])),
    ...current.flatMap((origin) => tellNew(origin, routed)),
    ...tellGap(routed),
  ]
  const text =
    clauses.length > 0
      ? `${enumerate(clauses, 4)} (${tables}).`
      : `${enumerate(current.map(originName))} announced it in every one of ${tables}, and nobody else.`
  return { ...nothing, text, found: clauses.length > 0 }
}

/** No table of before has the block itself: it was never seen, or it slept until an origin that nobody knows here. */
function sayNeverBefore(now: Dossier, routed: readonly Dossier[], tables: string): EarlierRouting {
  const current = originsOf(now)
  const inside = routed.some(({ routing }) => (routing?.moreSpecifics.length ?? 0) > 0)
  const covered = routed.some(({ routing }) => (routing?.covering.length ?? 0) > 0)
  const aside = [inside && 'only parts of it', covered && 'a wider block'].filter((part) => part !== false)
  const but = aside.length > 0 ? `; ${enumerate(aside)} had a route then` : ''
  if (current.length === 0) {
    return { ...nothing, text: `Nobody announced it in ${tables}${but}.`, found: aside.length > 0 }
  }
  const names = enumerate(current.map(originName))
  if (aside.length > 0) {
    return { ...nothing, text: `Nobody announced it in ${tables}${but}; ${names} came since.`, found: true }
  }
  return {
    severity: 'warning',
    text: `Nobody announced it in ${tables}; ${names} came since. Space that slept and wakes under a new origin may be used without its holder: ask the holder whether ${names} acts for it.`,
    headline: `nobody announced it until ${names} came`,
    found: true,
  }
}

/** `AS64506 announced it until 2026-05-07` */
function tellGone(origin: Origin, routed: readonly Dossier[]): string {
  const last = routed.find((moment) => originsOf(moment).includes(origin))
  return `${originName(origin)} announced it, last seen ${last ? dayOf(last) : 'on an unknown day'}`
}

/** An origin that the oldest table does not have, with the first day it is seen. */
function tellNew(origin: Origin, routed: readonly Dossier[]): string[] {
  const oldest = routed.at(-1)
  if (!oldest || originsOf(oldest).includes(origin)) return []
  const first = routed.findLast((moment) => originsOf(moment).includes(origin))
  const before = originsOf(oldest)
  const others =
    before.length > 0
      ? `; on ${dayOf(oldest)} it was ${enumerate(before.map(originName))}${before.length === 1 ? ' alone' : ''}`
      : ''
  return [`${originName(origin)} is new (${first ? `first seen ${dayOf(first)}` : 'in no earlier table'}${others})`]
}

function tellGap(routed: readonly Dossier[]): string[] {
  const silent = routed.find((moment) => originsOf(moment).length === 0)
  return silent ? [`on ${dayOf(silent)} nobody announced it`] : []
}

const dayOf = (moment: Dossier): string => dayOfFiles('announcements', moment)

const originsOf = ({ routing }: Dossier): Origin[] => (routing?.exact ?? []).map(({ origin }) => origin)
