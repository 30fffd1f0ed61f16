/** Earlier dossiers of a block as history: a day each, and only those that rest on other files than a later one. */
import type { Dossier } from '../dossier.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { standingOf } from './standing.ts'
import { enumerate } from './wording.ts'

/** Sources of one day are taken at different hours; only the last of these moments saw them all. Newest first, as given. */
export function lastOfEachDay(moments: readonly Dossier[]): Dossier[] {
  const days = new Map<string, Dossier>()
  for (const dossier of moments) {
    const day = dossier.at.slice(0, 10)
    if (!days.has(day)) days.set(day, dossier)
  }
  return [...days.values()]
}

type Witness = 'announcements' | 'blocklist'

/** Moments with other files of this kind than the one after them, newest first; several of one day count each. */
export function momentsOfFiles(kind: SnapshotKind, now: Dossier, moments: readonly Dossier[]): Dossier[] {
  let after = filesOf(now, kind)
  return moments.filter((dossier) => {
    const files = filesOf(dossier, kind)
    const isOther = files !== after && files !== ''
    if (isOther) after = files
    return isOther
  })
}

/** Moments with files of this kind of their own: a table that still stood the next day is no second witness. */
export function momentsWithOwn(kind: Witness, now: Dossier, moments: readonly Dossier[]): Dossier[] {
  const told = new Set([filesOf(now, kind)])
  return lastOfEachDay(moments).filter((dossier) => {
    const files = filesOf(dossier, kind)
    if (told.has(files)) return false
    told.add(files)
    return (kind === 'announcements' ? dossier.routing : dossier.blocklists) !== null
  })
}

const filesOf = ({ sources }: Dossier, kind: SnapshotKind): string =>
  sources.flatMap((source) => (source.kind === kind ? [source.sha256 ?? ''] : [])).join(' ')

/** The day of the newest file of this kind at that moment. */
export function dayOfFiles(kind: Witness, dossier: Dossier): string {
  const days = standingOf(dossier, kind).asked.flatMap(({ asOf }) => asOf?.slice(0, 10) ?? [])
  return days.sort().at(-1) ?? dossier.at.slice(0, 10)
}

/** `2026-05-07 and 2026-10-24`; past four days `6 days from 2026-01-07 to 2026-10-24`. `moments` are newest first. */
export function nameDays(kind: Witness, moments: readonly Dossier[]): string {
  const days = moments.map((moment) => dayOfFiles(kind, moment)).reverse()
  return days.length > 4 ? `${days.length} days from ${days[0]} to ${days.at(-1)}` : enumerate(days, 4)
}

/** `the table of 2026-10-24`, `the tables of 2026-05-07 and 2026-10-24`: what was looked at, and no day in between. */
export const nameTables = (moments: readonly Dossier[]): string =>
  `the ${moments.length === 1 ? 'table' : 'tables'} of ${nameDays('announcements', moments)}`
