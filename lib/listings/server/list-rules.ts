/** All rules of policy as an operator works on them. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import type { ListedRules } from '#lib/registry/listed-rules.ts'
import { codedRules, idOfRule } from '#lib/registry/rule-set.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'

/** Null for whoever may not edit them. */
export async function listRules(actor: Member): Promise<ListedRules | null> {
  if (!isAllowed(actor, 'edit-rules')) return null
  const { rules, edits, unused } = await findRules(actor)
  const coded = new Map(codedRules.rows.map((rule) => [idOfRule(rule), rule]))
  const listed = rules.rows.map((rule) => {
    const id = idOfRule(rule)
    return { id, rule, coded: coded.get(id) ?? rule, edits: edits.filter(({ ruleId }) => ruleId === id).toReversed() }
  })
  return { version: rules.version, rules: listed, unused }
}
