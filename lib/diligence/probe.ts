/** Whether an address answers: the port to whoever opens a connection to it, and what came of that. */
import type { Baseline } from './baselines/baseline.ts'
import type { Drift } from './baselines/drift.ts'
import type { Reach } from './baselines/outages.ts'

export type ProbeTarget = { address: number; port: number }

/**
 * `reachable`: it took the connection or refused it, which only somebody who is there can do. `silent`: nobody did in
 * time. `not-taken`: we could not ask, which says nothing of the address.
 */
export type Probe = { state: 'reachable'; ms: number } | { state: 'silent' } | { state: 'not-taken'; why: string }

/** Never throws for what a network can do. */
export type ProbeSource = (target: ProbeTarget) => Promise<Probe>

/** `tcp/443`: how samples name what was asked. */
export const sourceOfProbe = ({ port }: ProbeTarget): string => `tcp/${port}`

export type ProbeHistory = {
  /** Whether it answered the last time, and when that was; null before the first. */
  last: { at: string; isReachable: boolean } | null
  /** Whether it is out, by the newest attempts. */
  reach: Reach
  /** Milliseconds. */
  latency: { baselines: readonly Baseline[]; drift: Drift }
  /** Shares of attempts that were answered. */
  availability: { shares: readonly Share[]; drift: Drift }
}

export type Share = { window: string; answered: number; attempts: number }
