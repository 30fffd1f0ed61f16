/** Earlier dossiers of a block as history: a day each, and only those that rest on other files than a later one. */
import type { Dossier } from '../dossier.ts'
import { standingOf } from './standing.ts'

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

const filesOf = ({ sources }: Dossier, kind: Witness): string =>
  sources.flatMap((source) => (source.kind === kind ? [source.sha256 ?? ''] : [])).join(' ')

/** The day of the newest file of this kind at that moment. */
export function dayOfFiles(kind: Witness, dossier: Dossier): string {
  const days = standingOf(dossier, kind).asked.flatMap(({ asOf }) => asOf?.slice(0, 10) ?? [])
  return days.sort().at(-1) ?? dossier.at.slice(0, 10)
}
