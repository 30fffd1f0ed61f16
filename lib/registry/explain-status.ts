import type { Rir } from './rir.ts'
import { findStatusRule, type RuleSet } from './rule-set.ts'
import { citeRule } from './transfer-rule.ts'

/** What the status of a registration, as RDAP or a database prints it, means for a sale and a lease; null without one. */
export function explainStatus(rules: RuleSet, rir: Rir | null, printed: string | null): string | null {
  if (printed === null) return null
  if (rir === null) return 'No one registry is known to govern it, so a person has to ask.'
  const rule = findStatusRule(rules, rir, printed)
  return rule
    ? `${rule.says} Rule: ${citeRule(rule)}.`
    : 'No rule is known for this status, so a person has to ask whether its registrant may sell it.'
}
