/** Which lists held the block in earlier snapshots, list by list, beside what they hold of it now. */
import type { Dossier } from '../dossier.ts'
import { sourceOf } from '../source-catalogue.ts'
import { dayOfFiles, nameDays } from './moments.ts'
import { dayOf, standingOf } from './standing.ts'
import { enumerate, quantity } from './wording.ts'

type Listing = { list: string; title: string; addresses: number }

/** Lists that hold some of the block at that moment. */
export function listedOn({ blocklists }: Dossier): Listing[] {
  return (blocklists ?? []).flatMap(({ list, listedAddresses }) =>
    listedAddresses === 0 ? [] : [{ list, title: sourceOf(list, 'blocklist').title, addresses: listedAddresses }],
  )
}

/** `listed` are moments with lists of their own, newest first. `found`: an earlier copy holds some of it. */
export function sayEarlierListings(now: Dossier, listed: readonly Dossier[]): { text: string; found: boolean } {
  if (listed.length === 0) return { text: 'Whether it was listed before: not checked.', found: false }
  const titles = new Map([now, ...listed].flatMap(listedOn).map(({ list, title }) => [list, title]))
  if (titles.size === 0) {
    const text = `No list asked had any of it on ${nameDays('blocklist', listed)}.${sayCutMoments(listed)}`
    return { text, found: false }
  }
  const told = [...titles].map(([list, title]) => tellList({ list, title }, now, listed))
  return { text: told.join(' '), found: listed.some((moment) => listedOn(moment).length > 0) }
}

/** `Spamhaus DROP had 256 addresses of it on 2026-05-08 and has none now.` */
function tellList({ list, title }: { list: string; title: string }, now: Dossier, listed: readonly Dossier[]): string {
  const past = listed.filter((moment) => countOn(list, moment) !== null)
  if (past.length === 0) return `${title} has no earlier copy.`
  const today = countOn(list, now)
  const different = past.find((moment) => countOn(list, moment) !== today)
  if (!different) {
    return `${title} had ${quantity(today ?? 0, 'address')} of it on ${nameDays('blocklist', past)}, as many as ${dayNow(now)}.`
  }
  const then = countOn(list, different)
  const day = dayOfFiles('blocklist', different)
  return `${title} had ${then === 0 ? 'none' : quantity(then ?? 0, 'address')} of it on ${day} and ${isCutFile(list, now) && today === null ? 'was not read whole since' : sayNow(today, dayNow(now))}.`
}

/** Addresses of the block on the list; null where the list was not asked, or a file that was cut has none of them. */
function countOn(list: string, dossier: Dossier): number | null {
  const count = dossier.blocklists?.find((one) => one.list === list)?.listedAddresses ?? null
  return count === 0 && isCutFile(list, dossier) ? null : count
}

/** ` Not read whole then: FireHOL.` or nothing. */
function sayCutMoments(moments: readonly Dossier[]): string {
  const cut = moments.flatMap((moment) => standingOf(moment, 'blocklist').asked.filter((basis) => basis.cut))
  const titles = new Set(cut.map(({ title }) => title))
  return titles.size === 0 ? '' : ` Not read whole then: ${enumerate([...titles])}.`
}

const isCutFile = (list: string, dossier: Dossier): boolean =>
  standingOf(dossier, 'blocklist').asked.some(({ source, cut }) => source === list && cut !== undefined)

/** `now`, or `on 2026-06-19` where the lists of now are past their age. */
function dayNow(now: Dossier): string {
  const day = dayOf(standingOf(now, 'blocklist'))
  return day === 'today' ? 'now' : day
}

function sayNow(count: number | null, day: string): string {
  if (count === null) return 'is not asked now'
  const addresses = count === 0 ? 'none' : quantity(count, 'address')
  return day === 'now' ? `has ${addresses} now` : `had ${addresses} ${day}`
}
