/** Who announced a block over the years, by a collector's own memory: stays of each origin, and the silences between. */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { OriginPeriod, PeersSeeing, RoutingHistory } from './outside.ts'

/** What was answered, and when it was asked. */
export type AskedHistory = { at: string; history: RoutingHistory }

/** One origin without a break; `seen` is that of its period in which most saw it. */
export type OriginStay = OriginPeriod

/** Collectors look every eight hours and miss days: a shorter gap is no withdrawal. */
const shortestBreakDays = 7
/** A route that was gone for this long was given up, not broken. */
const shortestSilenceDays = 90

/** By begin, then origin. */
export function listStays({ periods }: RoutingHistory): OriginStay[] {
  const stays = [...Map.groupBy(periods, ({ origin }) => origin).values()].flatMap(joinPeriods)
  return stays.sort((a, b) => compare(a.from, b.from) || (a.origin ?? 2 ** 32) - (b.origin ?? 2 ** 32))
}

function joinPeriods(periods: readonly OriginPeriod[]): OriginStay[] {
  const joined: OriginStay[] = []
  for (const period of periods.toSorted((a, b) => compare(a.from, b.from))) {
    const last = joined.at(-1)
    if (!last || daysBetween(last.until, period.from) > shortestBreakDays) joined.push(period)
    else {
      const until = period.until > last.until ? period.until : last.until
      joined[joined.length - 1] = { ...last, until, seen: wider(last.seen, period.seen) }
    }
  }
  return joined
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const wider = (a: PeersSeeing | null, b: PeersSeeing | null): PeersSeeing | null => {
  if (!(a && b)) return a ?? b
  return b.peers / b.of > a.peers / a.of ? b : a
}

export type Silence = {
  from: string
  until: string
  before: readonly (number | null)[]
  after: readonly (number | null)[]
}

/** Times in which nobody announced the block itself, between two in which somebody did, with who did before and after. */
export function listSilences(stays: readonly OriginStay[]): Silence[] {
  const silences: Silence[] = []
  let until: string | null = null
  for (const stay of stays) {
    if (until !== null && daysBetween(until, stay.from) >= shortestSilenceDays) {
      const [from, to] = [until, stay.from]
      silences.push({
        ...{ from, until: to },
        before: originsOf(stays.filter((one) => one.until === from)),
        after: originsOf(stays.filter((one) => one.from === to)),
      })
    }
    if (until === null || stay.until > until) until = stay.until
  }
  return silences
}

const originsOf = (stays: readonly OriginStay[]): (number | null)[] => [...new Set(stays.map(({ origin }) => origin))]
