/** Which lists held the block in earlier snapshots, list by list, beside what they hold of it now. */
import type { Dossier } from '../dossier.ts'
import { sourceOf } from '../source-catalogue.ts'
import { dayOfFiles } from './moments.ts'
import { enumerate, quantity } from './wording.ts'

type Listing = { list: string; title: string; addresses: number }

/** Lists that hold some of the block at that moment. */
export function listedOn({ blocklists }: Dossier): Listing[] {
  return (blocklists ?? []).flatMap(({ list, listedAddresses }) =>
    listedAddresses === 0 ? [] : [{ list, title: sourceOf(list, 'blocklist').title, addresses: listedAddresses }],
  )
}

/** `listed` are moments with lists of their own, newest first. `changed`: a list held more or less of it than now. */
export function sayEarlierListings(now: Dossier, listed: readonly Dossier[]): { text: string; changed: boolean } {
  const oldest = listed.at(-1)
  if (!oldest) return { text: 'Whether it was listed before: not checked.', changed: false }
  const since = `${quantity(listed.length, 'earlier copy')} since ${dayOfFiles('blocklist', oldest)}`
  const titles = new Map([now, ...listed].flatMap(listedOn).map(({ list, title }) => [list, title]))
  if (titles.size === 0) return { text: `No list had any of it in ${since}.`, changed: false }
  const told = [...titles].map(([list, title]) => tellList({ list, title }, now, listed))
  return {
    text: `${enumerate(told.map(({ text }) => text))} (${since}).`,
    changed: told.some(({ changed }) => changed),
  }
}

type Told = { text: string; changed: boolean }

/** `Spamhaus DROP had 256 addresses of it on 2026-05-08 and has none now` */
function tellList({ list, title }: { list: string; title: string }, now: Dossier, listed: readonly Dossier[]): Told {
  const past = listed.flatMap((moment) => {
    const count = countOn(list, moment)
    return count === null ? [] : [{ count, day: dayOfFiles('blocklist', moment) }]
  })
  const today = countOn(list, now)
  const oldest = past.at(-1)
  const different = past.find(({ count }) => count !== today)
  if (!oldest) return { text: `${title} has no earlier copy`, changed: false }
  if (!different) {
    return { text: `${title} had the same ${quantity(today ?? 0, 'address')} of it on ${oldest.day}`, changed: false }
  }
  const then = different.count === 0 ? 'none' : quantity(different.count, 'address')
  return { text: `${title} had ${then} of it on ${different.day} and ${sayNow(today)}`, changed: true }
}

/** Addresses of the block on the list; null where the list was not asked. */
const countOn = (list: string, { blocklists }: Dossier): number | null =>
  blocklists?.find((one) => one.list === list)?.listedAddresses ?? null

function sayNow(count: number | null): string {
  if (count === null) return 'is not asked now'
  return count === 0 ? 'has none now' : `has ${quantity(count, 'address')} now`
}
