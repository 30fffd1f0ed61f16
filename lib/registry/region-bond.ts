/**
 * Whether a block may leave the region of its registry, where the registry has a rule about that (AFRINIC alone).
 *
 * What the registry issued stays; legacy space and what once came in by transfer may leave again.
 */
import type { RegionRule, TransferRule } from './transfer-rule.ts'

/** How much of the block the transfer log has coming in from another registry; `unknown` where no log was read. */
export type Arrival = 'all' | 'part' | 'none' | 'unknown'

export type RegionBond = { state: 'bound' | 'free' | 'free-in-part' | 'perhaps-legacy' | 'unknown'; rule: RegionRule }

/** Null where the registry has no such rule. `registeredOn` is the youngest date in the block. */
export function findRegionBond(
  rules: readonly TransferRule[],
  arrival: Arrival,
  registeredOn: string | null,
): RegionBond | null {
  const rule = rules.find((one) => one.rule === 'leaving-the-region')
  return rule ? { state: stateOf(rule, arrival, registeredOn), rule } : null
}

function stateOf({ issuesSince }: RegionRule, arrival: Arrival, registeredOn: string | null): RegionBond['state'] {
  if (arrival === 'all') return 'free'
  if (arrival === 'part') return 'free-in-part'
  if (registeredOn === null) return 'unknown'
  if (registeredOn < issuesSince) return 'perhaps-legacy'
  return arrival === 'none' ? 'bound' : 'unknown'
}
