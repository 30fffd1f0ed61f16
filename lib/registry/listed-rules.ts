/** Rules of policy as an operator is shown them. */
import type { RuleEdit } from './rule-edit.ts'
import type { PolicyRule } from './transfer-rule.ts'

export type ListedRule = {
  readonly id: string
  readonly rule: PolicyRule
  /** As it stands in the code. */
  readonly coded: PolicyRule
  /** Newest first. */
  readonly edits: readonly RuleEdit[]
}

export type ListedRules = {
  readonly version: string
  readonly rules: readonly ListedRule[]
  /** Edits that change nothing any more: the code has no such rule, or cannot compute with the value. */
  readonly unused: readonly RuleEdit[]
}
