/**
 * What is usual of a measured figure over the last five minutes, hour, day and week.
 *
 * Robust statistics: the median is what is usual, and 1.4826 times the median absolute deviation is how far samples
 * stray (Hampel), so that a single outlier moves neither.
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

export const normalFactor = 1.4826

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

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >>> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
