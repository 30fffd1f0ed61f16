/**
 * Attempts to reach an address, each answered or lost: whether it is out, and whether it loses more than is usual.
 *
 * An outage is told as one: what it lost is no decline. What could not be tried is no attempt, and no answer either.
 */
import { type Sample, windows } from './baseline.ts'
import { type Drift, explainOld, type Leaving } from './drift.ts'
import { lossSensitivity, outageRule } from './figures.ts'
import { tellShare } from './tell-figure.ts'

export type Reach =
  | { readonly state: 'not-known'; readonly why: string }
  /** `since`: the first of the answers in a row. */
  | { readonly state: 'answers'; readonly since: number; readonly at: number }
  /** Every attempt since `since` was lost. */
  | {
      readonly state: 'out'
      readonly since: number
      readonly at: number
      readonly lost: number
      readonly lastAnswer: number
    }

const isLost = ({ value }: Sample): boolean => value === 0
const minute = 60_000

/** Samples in the order of their time: above zero was answered. */
export function findReach(attempts: readonly Sample[], now: number): Reach {
  const runs = runsOf(attempts)
  const [before, last] = [runs.at(-2), runs.at(-1)]
  if (last === undefined) return { state: 'not-known', why: 'It was not asked within the last week.' }
  const stale = explainOld(attempts, { now, freshForHours: outageRule.freshForHours })
  if (stale !== null) return { state: 'not-known', why: stale }
  if (!last.isLost && last.attempts >= outageRule.leastInRow) return { state: 'answers', since: last.from, at: last.to }
  if (last.isLost && before === undefined)
    return { state: 'not-known', why: 'It has not answered within the last week: nothing says that it ever does.' }
  if (last.isLost && before && isOutage(last))
    return { state: 'out', since: last.from, at: last.to, lost: last.attempts, lastAnswer: before.to }
  return { state: 'not-known', why: 'The newest attempts are too few to say whether it is out.' }
}

/** Whether the share of answered attempts has fallen, outages left out. `ease` as for other figures. */
export function findLosses(attempts: readonly Sample[], { now, ease = 1 }: { now: number; ease?: number }): Drift {
  const scattered = runsOf(attempts)
    .filter((run) => !isOutage(run))
    .flatMap(({ samples }) => samples)
  const [hour, day, week] = windows.slice(1).map(({ id, ms }) => ({ id, ms, ...countWithin(scattered, now, ms) }))
  if (!(hour && day && week) || week.all < lossSensitivity.leastUsual) {
    const why = `There are ${week?.all ?? 0} attempts outside outages; ${lossSensitivity.leastUsual} are needed to say what is usual.`
    return { state: 'not-checked', why }
  }
  const stale = explainOld(scattered, { now, freshForHours: lossSensitivity.freshForHours })
  if (stale !== null) return { state: 'not-checked', why: stale }
  return lossBetween(day, week, ease) ?? lossBetween(hour, day, ease) ?? { state: 'usual' }
}

type Counted = { id: (typeof windows)[number]['id']; all: number; lost: number }

/** The short window against the rest of the longer one. */
function lossBetween(short: Counted, long: Counted, ease: number): Leaving | null {
  const rest = { all: long.all - short.all, lost: long.lost - short.lost }
  if (rest.all < lossSensitivity.leastUsual || short.all < lossSensitivity.leastNow) return null
  // Laplace's rule: that none of some attempts was lost does not say that none ever is.
  const expected = (rest.lost + 1) / (rest.all + 2)
  const strays = lossSensitivity.strays * Math.sqrt((expected * (1 - expected)) / short.all)
  const [usual, now] = [1 - rest.lost / rest.all, 1 - short.lost / short.all]
  const fallen = usual - now
  if (short.lost < ease * lossSensitivity.leastLost) return null
  if (fallen <= ease * Math.max(lossSensitivity.leastShare, strays)) return null
  return {
    ...{ state: 'leaving', by: long.id === 'week' ? 'decline' : 'jump', against: long.id, usual, now },
    sentence: `${short.all - short.lost} of ${short.all} attempts of the last ${short.id} were answered (${tellShare(now)}); of the ${long.id} before it ${tellShare(usual)} were.`,
  }
}

type Run = { isLost: boolean; attempts: number; from: number; to: number; samples: readonly Sample[] }

/** Attempts in a row that came out alike. */
function runsOf(attempts: readonly Sample[]): Run[] {
  const runs: Sample[][] = []
  for (const attempt of attempts) {
    const run = runs.at(-1)
    if (run?.[0] && isLost(run[0]) === isLost(attempt)) run.push(attempt)
    else runs.push([attempt])
  }
  return runs.flatMap((samples) => {
    const [first, last] = [samples[0], samples.at(-1)]
    if (!(first && last)) return []
    return [{ isLost: isLost(first), attempts: samples.length, from: first.at, to: last.at, samples }]
  })
}

const isOutage = ({ isLost: lost, attempts, from, to }: Run): boolean =>
  lost && attempts >= outageRule.leastInRow && to - from >= outageRule.lastsMinutes * minute

function countWithin(attempts: readonly Sample[], now: number, ms: number): { all: number; lost: number } {
  const within = attempts.filter(({ at }) => at > now - ms && at <= now)
  return { all: within.length, lost: within.filter(isLost).length }
}
