/** Whether a registry's rules forbid leasing its space out, and the sentence for it. */
import { type Rir, registryInSentence } from './rir.ts'
import { type RuleSet, rulesUnder } from './rule-set.ts'
import { citeRule, type LeaseRule, type TransferRule } from './transfer-rule.ts'

/**
 * The rule that forbids it, or null. One that was read in an earlier wording counts: to lease by mistake may cost the
 * holder the block, to refuse by mistake costs a lease.
 */
export function findLeaseBan(rules: readonly TransferRule[]): LeaseRule | null {
  const leasing = rules.filter((rule) => rule.rule === 'lease')
  return leasing.find(({ stance }) => stance === 'prohibited') ?? null
}

/** Why space of this registry is neither leased nor rented out here; null where it may be. */
export function explainLeaseBan(rules: RuleSet, registry: Rir): string | null {
  const ban = findLeaseBan(rulesUnder(rules, registry))
  if (!ban) return null
  return `Space of ${registryInSentence(registry)} is not leased or rented out here. ${ban.says} Rule: ${citeRule(ban)}. It can be sold instead.`
}
