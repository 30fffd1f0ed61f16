/**
 * Whether the newest samples of a figure have left what is usual of it: a slow decline is seen before it is an outage.
 *
 * A short window is held against the next longer one; a decline that each step hides from the next is found by the
 * slope of Theil and Sen over the whole week.
 */
import { type Baseline, baselinesOf, medianOf, normalFactor, type Sample, type WindowId, windows } from './baseline.ts'
import { type Figure, sensitivity } from './figures.ts'
import { tellFigure } from './tell-figure.ts'

export type Leaving = {
  readonly state: 'leaving'
  /** `jump`: a window has left the next longer one. `decline`: it goes one way all week. */
  readonly by: 'jump' | 'decline'
  /** The window that says what is usual. */
  readonly against: WindowId
  readonly usual: number
  readonly now: number
  readonly sentence: string
}

export type Drift = { readonly state: 'not-checked'; readonly why: string } | { readonly state: 'usual' } | Leaving

type Asked = {
  now: number
  figure: Figure
  /** Below 1, the share of what counts that is enough to be still away from what is usual. */
  ease?: number
}

export function findDrift(samples: readonly Sample[], { now, figure, ease = 1 }: Asked): Drift {
  const baselines = baselinesOf(samples, now)
  const longest = baselines.at(-1)
  if (longest === undefined || longest.samples < figure.leastSamples) {
    const why = `There are ${longest?.samples ?? 0} samples; ${figure.leastSamples} are needed to say what is usual.`
    return { state: 'not-checked', why }
  }
  const stale = explainOld(samples, { now, freshForHours: figure.freshForHours })
  if (stale !== null) return { state: 'not-checked', why: stale }
  const jumps = findJumps(baselines, figure, ease)
  // The longest memory weighs most.
  const [jump] = jumps
  if (jump?.against === 'week') return jump
  return findDecline(samples, { now, figure, ease, usual: longest.median }) ?? jump ?? { state: 'usual' }
}

/** Why nobody knows how a figure stands that is not measured any more; null while it is. */
export function explainOld(
  samples: readonly Sample[],
  { now, freshForHours }: { now: number; freshForHours: number },
): string | null {
  const hours = (now - Math.max(...samples.map(({ at }) => at))) / 3_600_000
  if (hours <= freshForHours) return null
  const age = hours < 2 ? `${Math.round(hours * 60)} minutes` : `${Math.round(hours)} hours`
  return `The newest sample is ${age} old: how it stands now is not known.`
}

/** Against the longest window first. */
function findJumps(baselines: readonly Baseline[], figure: Figure, ease: number): Leaving[] {
  const jumps = baselines.flatMap((short, place): Leaving[] => {
    const long = baselines[place + 1]
    if (long === undefined || long.samples < figure.leastSamples || long.samples === short.samples) return []
    const strays = Math.max(sensitivity.strays * long.spread, sensitivity.leastShare * Math.abs(long.median))
    const worsened = figure.worse === 'higher' ? short.median - long.median : long.median - short.median
    if (short.samples < figure.leastInShort || worsened <= ease * strays) return []
    const sentence = `The median of the last ${short.window} is ${tellFigure(short.median, figure.unit)}; of the last ${long.window} it is ${tellFigure(long.median, figure.unit)}.`
    return [{ state: 'leaving', by: 'jump', against: long.window, usual: long.median, now: short.median, sentence }]
  })
  return jumps.toReversed()
}

type Week = Required<Asked> & { usual: number }

function findDecline(samples: readonly Sample[], { now, figure, ease, usual }: Week): Leaving | null {
  const week = windows[3].ms
  const within = thin(samples.filter(({ at }) => at > now - week && at <= now))
  const [first, last] = [within[0], within.at(-1)]
  if (!(first && last)) return null
  const slope = slopeOf(within)
  const rise = slope * (last.at - first.at)
  const cost = figure.worse === 'higher' ? rise : -rise
  // A slope through noise: it counts where it is more than the noise around it.
  const levels = within.map(({ at, value }) => value - slope * (at - first.at))
  const start = medianOf(levels)
  const noise = normalFactor * medianOf(levels.map((level) => Math.abs(level - start)))
  if (cost <= ease * Math.max(sensitivity.declineShare * Math.abs(usual), 2 * noise)) return null
  const way = figure.worse === 'higher' ? 'risen' : 'fallen'
  const days = Math.max(1, Math.round((last.at - first.at) / 86_400_000))
  return {
    ...{ state: 'leaving', by: 'decline', against: 'week', usual: start, now: Math.max(0, start + rise) },
    sentence: `It has ${way} by ${tellFigure(cost, figure.unit)} over ${days === 1 ? 'a day' : `${days} days`}; ${tellFigure(usual, figure.unit)} is usual.`,
  }
}

/** The slope of Theil and Sen pairs every sample with every other: some hundred are enough. */
const mostPaired = 100

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
