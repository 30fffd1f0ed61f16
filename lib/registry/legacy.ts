/**
 * Legacy space: registered before any regional registry served it.
 *
 * Statistics do not mark it, so its date is the only sign of it in public data. An agreement signed since, or a
 * transfer, may have ended the status: neither stands in a date.
 */
import type { LegacyRule, TransferRule } from './transfer-rule.ts'

/** The rule of the registry about legacy space, where a registration of that day is such space; `registeredOn` is `YYYY-MM-DD`. */
export function findLegacyRule(rules: readonly TransferRule[], registeredOn: string | null): LegacyRule | null {
  const rule = rules.find((one) => one.rule === 'legacy')
  return rule && registeredOn !== null && registeredOn < rule.before ? rule : null
}
