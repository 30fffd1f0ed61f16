/** Of which day a fact is: that of the sources that have it, and never that of another source of their kind. */
import type { Dossier } from '../dossier.ts'
import { standingOf } from './standing.ts'
import type { Basis } from './statement.ts'

type Dated = Pick<Basis, 'status' | 'asOf'>

/** Past its age, or of no day: what it shows was so then. */
export const isPast = ({ status, asOf }: Dated): boolean => status === 'stale' || asOf === null

/** `2026-10-25`, or `an unknown day`. */
export const nameDay = ({ asOf }: Pick<Dated, 'asOf'>): string => asOf?.slice(0, 10) ?? 'an unknown day'

/** The newest day first, an unknown one last. */
export const byNewest = (a: Pick<Dated, 'asOf'>, b: Pick<Dated, 'asOf'>): number =>
  (b.asOf ?? '').localeCompare(a.asOf ?? '')

/**
 * `today`, or `on 2026-10-25`. Each of the `witnesses` shows the fact: what one of now shows is so today, and what only
 * old ones show was so on the day of the newest.
 */
export function dayOf(witnesses: readonly Dated[]): string {
  if (witnesses.some((one) => !isPast(one))) return 'today'
  const [newest] = [...witnesses].sort(byNewest)
  return newest ? `on ${nameDay(newest)}` : 'today'
}

export type OfDay<T> = { day: string; members: T[] }

/** What is of today, and the rest by its day, newest first. A wide block has tens of thousands of items: each is asked once. */
export function splitByDay<T>(
  items: readonly T[],
  witnessesOf: (item: T) => readonly Dated[],
): { today: T[]; past: OfDay<T>[] } {
  const days = Map.groupBy(items, (item) => dayOf(witnessesOf(item)))
  const past = [...days].flatMap(([day, members]) => (day === 'today' ? [] : [{ day, members }]))
  return { today: days.get('today') ?? [], past: past.sort(byNewestDay) }
}

/** `on 2026-10-25` before `on 2026-06-19`; an unknown day last. */
const byNewestDay = (a: OfDay<unknown>, b: OfDay<unknown>): number => {
  const rank = ({ day }: OfDay<unknown>) => (day === `on ${nameDay({ asOf: null })}` ? '' : day)
  return rank(b).localeCompare(rank(a))
}

/** The VRPs that validation uses: of several sources of them the first by name (the evidence opens no other). */
export function vrpsInUse(dossier: Pick<Dossier, 'sources' | 'at'>): Basis[] {
  const { asked } = standingOf(dossier, 'vrps')
  return asked.toSorted((a, b) => (a.source < b.source ? -1 : 1)).slice(0, 1)
}

/** ` by the VRPs of 2026-10-25`, or nothing where they are of now. */
export function explainVrpDay(dossier: Pick<Dossier, 'sources' | 'at'>): string {
  const day = dayOf(vrpsInUse(dossier))
  return day === 'today' ? '' : ` by the VRPs of ${day.slice('on '.length)}`
}
