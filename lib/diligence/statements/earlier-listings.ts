/** Which lists held the block in earlier copies, list by list and each by its own day, beside what they hold of it now. */
import type { Dossier } from '../dossier.ts'
import { sourceOf } from '../source-catalogue.ts'
import { byNewest, dayOf, nameDay } from './days.ts'
import { copiesAt, keyOfFile, lastOfEachDay, nameDays } from './moments.ts'
import { standingOf } from './standing.ts'
import { quantity } from './wording.ts'

type Listing = { list: string; title: string; addresses: number }

/** Lists that hold some of the block at that moment. */
export function listedOn({ blocklists }: Dossier): Listing[] {
  return (blocklists ?? []).flatMap(({ list, listedAddresses }) =>
    listedAddresses === 0 ? [] : [{ list, title: titleOf(list), addresses: listedAddresses }],
  )
}

/** One file of one list, with the addresses of the block on it. */
type Copy = { list: string; asOf: string | null; addresses: number }

/** `moments` newest first. `found`: an earlier copy holds some of it. */
export function sayEarlierListings(now: Dossier, moments: readonly Dossier[]): { text: string; found: boolean } {
  const copies = copiesBefore(now, moments)
  if (copies.length === 0) return { text: 'Whether it was listed before: not checked.', found: false }
  const holding = [...listedOn(now), ...copies.filter(({ addresses }) => addresses > 0)]
  const lists = [...new Set(holding.map(({ list }) => list))]
  if (lists.length === 0) {
    return { text: `No list asked had any of it on ${nameDays(copies.map(nameDay))}.`, found: false }
  }
  const told = lists.map((list) =>
    tellList(
      list,
      now,
      copies.filter((copy) => copy.list === list),
    ),
  )
  return { text: told.join(' '), found: copies.some(({ addresses }) => addresses > 0) }
}

/** Each copy once, newest first; what still stands now is no earlier one. Of several of one day the last counts. */
function copiesBefore(now: Dossier, moments: readonly Dossier[]): Copy[] {
  const told = new Set(now.sources.map(keyOfFile))
  return lastOfEachDay(moments)
    .flatMap((moment) =>
      copiesAt(moment).flatMap((file) => {
        const addresses = addressesOn(file.source, moment)
        if (addresses === null || told.has(keyOfFile(file))) return []
        told.add(keyOfFile(file))
        return [{ list: file.source, asOf: file.asOf, addresses }]
      }),
    )
    .sort(byNewest)
}

/** Addresses of the block on the list; null where the list was not asked. */
const addressesOn = (list: string, { blocklists }: Dossier): number | null =>
  blocklists?.find((one) => one.list === list)?.listedAddresses ?? null

/** `Spamhaus DROP had 256 addresses of it on 2026-05-08 and has none now.` `past` newest first. */
function tellList(list: string, now: Dossier, past: readonly Copy[]): string {
  const title = titleOf(list)
  if (past.length === 0) return `${title} has no earlier copy.`
  const today = addressesOn(list, now)
  const day = dayNow(list, now)
  const different = past.find(({ addresses }) => addresses !== today)
  if (!different) {
    return `${title} had ${quantity(today ?? 0, 'address')} of it on ${nameDays(past.map(nameDay))}, as many as ${day}.`
  }
  return `${title} had ${countOf(different.addresses)} of it on ${nameDay(different)} and ${sayNow(today, day)}.`
}

const titleOf = (list: string): string => sourceOf(list, 'blocklist').title

const countOf = (addresses: number): string => (addresses === 0 ? 'none' : quantity(addresses, 'address'))

/** `now`, or `on 2026-06-19` where this list of now is past its age. */
function dayNow(list: string, now: Dossier): string {
  const day = dayOf(standingOf(now, 'blocklist').asked.filter(({ source }) => source === list))
  return day === 'today' ? 'now' : day
}

function sayNow(addresses: number | null, day: string): string {
  if (addresses === null) return 'is not asked now'
  return day === 'now' ? `has ${countOf(addresses)} now` : `had ${countOf(addresses)} ${day}`
}
