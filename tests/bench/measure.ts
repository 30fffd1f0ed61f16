/** Timing for benchmarks: rounds of both sides in turn, so that a machine that slows down slows both. */

export type Figure = {
  id: string
  work: string
  ours: number
  unit: string
  /** What it is held against: a peer, a bound or a number asked for. */
  against: string
  theirs: number
  /** ours / theirs. */
  ratio: number
  goal: string
  holds: boolean
}

export function figure(
  given: Omit<Figure, 'ratio' | 'holds' | 'goal'> & { atLeast?: number; atMost?: number },
): Figure {
  const { atLeast, atMost, ...told } = given
  const ratio = given.ours / given.theirs
  const goal = atLeast === undefined ? `at most ${atMost}x` : `at least ${atLeast}x`
  const holds = atLeast === undefined ? ratio <= (atMost ?? Number.POSITIVE_INFINITY) : ratio >= atLeast
  return { ...told, ratio, goal, holds }
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Median milliseconds of each of the works, run in turn `rounds` times after one round that does not count. */
export async function timeInTurn(rounds: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const times: number[][] = works.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now()
      await work()
      if (round > 0) times[index]?.push(performance.now() - start)
    }
  }
  return times.map(median)
}
