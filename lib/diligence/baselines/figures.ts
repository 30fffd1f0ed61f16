/**
 * The figures that are measured of what is watched, and what has to come together before one of them is said to have
 * left what is usual. The house's own judgement, as data; weighed on the day named.
 */

/** Which way is worse: latency grows, visibility falls. */
export type Worse = 'higher' | 'lower'

export type Figure = {
  readonly worse: Worse
  readonly unit: string
  /** Fewer say nothing of what is usual. */
  readonly leastSamples: number
  /** Fewer in a window are no change of it: one slow answer is an outlier. */
  readonly leastInShort: number
  /** Nobody knows how it stands whose newest sample is older. */
  readonly freshForHours: number
}

/** One a probe, every five minutes. */
export const latency: Figure = {
  ...{ worse: 'higher', unit: 'ms', leastSamples: 24, leastInShort: 3, freshForHours: 0.5 },
}

/** One a routing table, mostly a day apart; each counts some hundred peers, so that one of them is no outlier. */
export const visibility: Figure = {
  ...{ worse: 'lower', unit: 'peers', leastSamples: 5, leastInShort: 1, freshForHours: 48 },
}

export const sensitivity = {
  /** Spreads from the longer window's median. */
  strays: 4,
  /** The least share of the longer median that counts, since a steady figure has no spread at all. */
  leastShare: 0.1,
  /** Share of the week's median that a decline must have cost. */
  declineShare: 0.15,
  weighedOn: '2026-11-23',
} as const

/** Of attempts of which each was answered or lost. */
export const lossSensitivity = {
  /** Standard deviations of a share, as a binomial has them: some loss is usual of some lines. */
  strays: 5,
  /** The least by which the share must have fallen. */
  leastShare: 0.1,
  /** The fewest lost attempts that are no accident. */
  leastLost: 3,
  /** Fewer attempts say nothing of what is usual, or of now. */
  leastUsual: 24,
  leastNow: 8,
  freshForHours: 0.5,
  weighedOn: '2026-11-30',
} as const

/** When lost attempts are an outage, and when it is over. */
export const outageRule = {
  /** From the first lost attempt to the newest, and all between. */
  lastsMinutes: 15,
  /** Attempts in a row: lost ones for an outage to begin, answered ones for it to end. */
  leastInRow: 3,
  freshForHours: 0.5,
  weighedOn: '2026-11-30',
} as const
