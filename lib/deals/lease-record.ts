/**
 * What the leases of one AS came to: by what collectors showed after each one's end, and by nobody's word.
 *
 * Counts alone, since a deal is its parties' own. Only leases that went live count: before that nobody outside can see one.
 */

import { noteAgainMs } from './measurement-evidence.ts'

/** An event of a lease or rent, and what its measurement says of the lessee's routes; null where it has none. */
export type LeaseEvent = {
  readonly dealId: string
  readonly from: string
  readonly to: string
  readonly at: Date
  readonly announces: 'yes' | 'no' | 'unknown' | null
}

/** `days`: whole days from the end of the lease on. */
type LeaseOutcome =
  | { readonly is: 'running' }
  /** Seen gone; `cameBack`: and seen again afterwards. */
  | { readonly is: 'gone'; readonly days: number; readonly cameBack: boolean }
  | { readonly is: 'announced'; readonly days: number }
  | { readonly is: 'unmeasured' }

export type LeaseRecord = {
  readonly running: number
  /** Ended, and seen gone within a day: collectors are read once a day. */
  readonly goneInTime: number
  /** Ended, and seen gone later; `longestDays` null where there is none. */
  readonly goneLate: { readonly count: number; readonly longestDays: number | null }
  /** Ended, and announced still when it was last looked: where it is looked at still, that is now. */
  readonly announced: { readonly count: number; readonly longestDays: number | null }
  /** Ended, and no look said whether it was announced. */
  readonly unmeasured: number
  /** Of those that were gone: announced again afterwards. */
  readonly cameBack: number
}

const dayMs = 86_400_000

/** Events in the order of their deal. */
export function recordLeases(events: readonly LeaseEvent[], now: Date): LeaseRecord {
  const deals = [...Map.groupBy(events, ({ dealId }) => dealId).values()]
  const outcomes = deals.flatMap((own) => outcomeOf(own, now) ?? [])
  const gone = outcomes.filter((outcome) => outcome.is === 'gone')
  const late = gone.filter(({ days }) => days > 0)
  const announced = outcomes.filter((outcome) => outcome.is === 'announced')
  return {
    running: outcomes.filter(({ is }) => is === 'running').length,
    goneInTime: gone.length - late.length,
    goneLate: { count: late.length, longestDays: longestOf(late) },
    announced: { count: announced.length, longestDays: longestOf(announced) },
    unmeasured: outcomes.filter(({ is }) => is === 'unmeasured').length,
    cameBack: gone.filter(({ cameBack }) => cameBack).length,
  }
}

export const countLeases = ({ running, goneInTime, goneLate, announced, unmeasured }: LeaseRecord): number =>
  running + goneInTime + goneLate.count + announced.count + unmeasured

const longestOf = (outcomes: readonly { days: number }[]): number | null =>
  outcomes.length === 0 ? null : Math.max(...outcomes.map(({ days }) => days))

/** Null for one that never went live. */
function outcomeOf(events: readonly LeaseEvent[], now: Date): LeaseOutcome | null {
  if (!events.some(({ to }) => to === 'live')) return null
  const end = events.find(({ to }) => to === 'offboarding')
  if (!end) return { is: 'running' }
  const looks = events.filter(({ at, announces }) => at >= end.at && (announces === 'yes' || announces === 'no'))
  const daysUntil = (at: Date): number => Math.floor((at.getTime() - end.at.getTime()) / dayMs)
  const gone = looks.find(({ announces }) => announces === 'no')
  if (gone) {
    const cameBack = looks.some(({ at, announces }) => announces === 'yes' && at > gone.at)
    return { is: 'gone', days: daysUntil(gone.at), cameBack }
  }
  const last = looks.at(-1)
  if (!last) return { is: 'unmeasured' }
  return { is: 'announced', days: daysUntil(isOfToday(events, now) ? now : last.at) }
}

/**
 * Whether what was noted last is what every look since then saw. While a lease ends it is looked at daily, and noted
 * is what is new; what says the same is noted again in time, so that beyond it nobody looked.
 */
function isOfToday(events: readonly LeaseEvent[], now: Date): boolean {
  const noted = events.findLast(({ announces }) => announces !== null)
  if (events.at(-1)?.to !== 'offboarding' || noted?.announces !== 'yes') return false
  const age = now.getTime() - noted.at.getTime()
  return age >= 0 && age <= noteAgainMs + dayMs
}
