/** Samples of something measured, as they come in over a week. */
import type { Sample } from '#lib/diligence/baselines/baseline.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'

export const measuredNow = Date.parse('2026-11-23T12:00:00Z')

const hour = 3_600_000

/** A sample each hour of a week, oldest first, with a little noise. */
export function sampleWeek(valueAt: (share: number) => number, noise = 1): Sample[] {
  const random = mulberry32(7)
  return Array.from({ length: 168 }, (_, place) => ({
    at: measuredNow - (167 - place) * hour,
    value: valueAt(place / 167) + (random() - 0.5) * 2 * noise,
  }))
}
