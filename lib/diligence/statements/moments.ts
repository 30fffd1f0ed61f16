/** Earlier dossiers of a block as history: a day each, and only those that rest on other files than a later one. */
import type { Dossier, DossierSource } from '../dossier.ts'
import type { SnapshotKind } from '../snapshot.ts'
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

/** Moments with a copy of a list that neither stands now nor stood at a later moment, newest first. */
export function momentsOfCopies(now: Dossier, moments: readonly Dossier[]): Dossier[] {
  const told = new Set(now.sources.map(keyOfFile))
  return lastOfEachDay(moments).filter((moment) => {
    const copies = moment.blocklists === null ? [] : copiesAt(moment).filter((copy) => !told.has(keyOfFile(copy)))
    for (const copy of copies) told.add(keyOfFile(copy))
    return copies.length > 0
  })
}

export const copiesAt = ({ sources }: Dossier): DossierSource[] =>
  sources.filter(({ kind, status }) => kind === 'blocklist' && (status === 'observed' || status === 'stale'))

export const keyOfFile = ({ source, asOf, sha256 }: DossierSource): string => `${source} ${asOf} ${sha256}`

const filesOf = ({ sources }: Dossier, kind: SnapshotKind): string =>
  sources.flatMap((source) => (source.kind === kind ? [source.sha256 ?? ''] : [])).join(' ')

/** `2026-05-07 and 2026-10-24`; past four days `6 days from 2026-01-07 to 2026-10-24`. `days` are newest first. */
export function nameDays(days: readonly string[]): string {
  const named = [...new Set(days)].reverse()
  return named.length > 4 ? `${named.length} days from ${named[0]} to ${named.at(-1)}` : enumerate(named, 4)
}

/** `the tables of 2026-05-07 and 2026-10-24`. `days` are newest first. */
export const nameTablesOf = (days: readonly string[]): string =>
  `the ${new Set(days).size === 1 ? 'table' : 'tables'} of ${nameDays(days)}`
