/** Which checks and which rules of policy an answer rests on; packs and deals cite both in one text. */
import { codedRules, type RuleSet } from '#lib/registry/rule-set.ts'

/** Changes whenever the same snapshots could give another dossier. */
export const checksVersion = '2026-11-30.1'

/** `2026-11-30.1+07dba9f51485ff`: the checks, then the rules, in the code's rows unless others are named. */
export const ruleVersionOf = (rules: RuleSet = codedRules): string => `${checksVersion}+${rules.version}`
