/**
 * What is usual of a measured figure over the last five minutes, hour, day and week, and whether the newest samples
 * have left it: a slow decline is seen before it is an outage.
 *
 * Robust statistics: the median is what is usual, and 1.4826 times the median absolute deviation is how far samples
 * stray (Hampel), so that a single outlier moves neither. A short window is held against the next longer one; a
 * decline that each step hides from the next is found by the slope of Theil and Sen over the whole week.
 */

/** `at` in milliseconds since the epoch. A sample that could not be taken is no sample, and never a zero. */
export type Sample = { readonly at: number; readonly value: number }

export const windows = [
  { id: '5 minutes', ms: 5 * 60_000 },
  { id: 'hour', ms: 3_600_000 },
  { id: 'day', ms: 86_400_000 },
  { id: 'week', ms: 7 * 86_400_000 },
] as const
export type WindowId = (typeof windows)[number]['id']

/** Null where the window holds no sample. */
export type Baseline = {
  readonly window: WindowId
  readonly samples: number
  readonly median: number
  readonly spread: number
}

const normalFactor = 1.4826

/** Of each window that ends at `now`, shortest first; those without a sample are left out. */
export function baselinesOf(samples: readonly Sample[], now: number): Baseline[] {
  return windows.flatMap(({ id, ms }) => {
    const values = samples.filter(({ at }) => at > now - ms && at <= now).map(({ value }) => value)
    if (values.length === 0) return []
    const middle = medianOf(values)
    const spread = normalFactor * medianOf(values.map((value) => Math.abs(value - middle)))
    return [{ window: id, samples: values.length, median: middle, spread }]
  })
}

/** Which way is worse: latency grows, visibility falls. */
export type Worse = 'higher' | 'lower'

export type Drift =
  | { readonly state: 'not-checked'; readonly why: string }
  | { readonly state: 'usual' }
  | {
      readonly state: 'leaving'
      /** `jump`: a window has left the next longer one. `decline`: it goes one way all week. */
      readonly by: 'jump' | 'decline'
      readonly sentence: string
    }

/** What somebody may be told of: weighed by the house on the day named. */
export const sensitivity = {
  /** Spreads from the longer window's median. */
  strays: 4,
  /** The least share of the longer median that counts, since a steady figure has no spread at all. */
  leastShare: 0.1,
  /** Share of the week's median that a decline must have cost. */
  declineShare: 0.15,
  /** Fewer say nothing of what is usual. */
  leastSamples: 8,
  weighedOn: '2026-11-23',
} as const

export function findDrift(samples: readonly Sample[], { now, worse }: { now: number; worse: Worse }): Drift {
  const baselines = baselinesOf(samples, now)
  const longest = baselines.at(-1)
  if (longest === undefined || longest.samples < sensitivity.leastSamples) {
    const why = `There are ${longest?.samples ?? 0} samples; ${sensitivity.leastSamples} are needed to say what is usual.`
    return { state: 'not-checked', why }
  }
  return findJump(baselines, worse) ?? findDecline(samples, { now, worse, usual: longest.median }) ?? { state: 'usual' }
}

function findJump(baselines: readonly Baseline[], worse: Worse): Drift | null {
  for (const [place, short] of baselines.entries()) {
    const long = baselines[place + 1]
    if (long === undefined || long.samples < sensitivity.leastSamples || long.samples === short.samples) continue
    const strays = Math.max(sensitivity.strays * long.spread, sensitivity.leastShare * Math.abs(long.median))
    const worsened = worse === 'higher' ? short.median - long.median : long.median - short.median
    if (worsened <= strays) continue
    const sentence = `The median of the last ${short.window} is ${tell(short.median)}; of the last ${long.window} it is ${tell(long.median)}.`
    return { state: 'leaving', by: 'jump', sentence }
  }
  return null
}

type Week = { now: number; worse: Worse; usual: number }

function findDecline(samples: readonly Sample[], { now, worse, usual }: Week): Drift | null {
  const week = windows[3].ms
  const within = thin(samples.filter(({ at }) => at > now - week && at <= now))
  const [first, last] = [within[0], within.at(-1)]
  if (!(first && last)) return null
  const cost = slopeOf(within) * (last.at - first.at) * (worse === 'higher' ? 1 : -1)
  // A slope through noise: it counts where it is more than the noise around it.
  const noise = normalFactor * medianOf(residuals(within).map(Math.abs))
  if (cost <= Math.max(sensitivity.declineShare * Math.abs(usual), 2 * noise)) return null
  const way = worse === 'higher' ? 'risen' : 'fallen'
  return {
    ...{ state: 'leaving', by: 'decline' },
    sentence: `It has ${way} by ${tell(cost)} over ${Math.max(1, Math.round((last.at - first.at) / 86_400_000))} days; ${tell(usual)} is usual.`,
  }
}

/** The slope of Theil and Sen pairs every sample with every other: some two hundred are enough. */
const mostPaired = 200

function thin(samples: readonly Sample[]): Sample[] {
  const ordered = samples.toSorted((a, b) => a.at - b.at)
  const step = Math.max(1, Math.ceil(ordered.length / mostPaired))
  return ordered.filter((_, place) => place % step === 0 || place === ordered.length - 1)
}

/** The median of the slopes of all pairs: up to 29 % of the samples may lie anywhere. */
function slopeOf(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((a, place) =>
    samples.slice(place + 1).flatMap((b) => (b.at > a.at ? [(b.value - a.value) / (b.at - a.at)] : [])),
  )
  return slopes.length === 0 ? 0 : medianOf(slopes)
}

function residuals(samples: readonly Sample[]): number[] {
  const slope = slopeOf(samples)
  const start = samples[0]?.at ?? 0
  const levels = samples.map(({ at, value }) => value - slope * (at - start))
  const level = medianOf(levels)
  return levels.map((value) => value - level)
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >>> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

const tell = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })
