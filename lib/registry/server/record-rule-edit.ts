/** Writes an edit of a rule down. Whether the actor may is asked before, by the use case that an operator reaches. */
import type { Actor } from '#lib/kernel/actor.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { RuleEdit } from '../rule-edit.ts'
import { insertRuleEdit, lockRule } from './rule-edit-store.ts'

/** `seen` is the last edit of the rule when its form was shown, 0 for none. False where another came in between. */
export function recordRuleEdit(
  actor: Actor,
  { seen, ...edit }: Pick<RuleEdit, 'ruleId' | 'wording' | 'reason'> & { seen: number },
): Promise<boolean> {
  return inTransaction(async (tx) => {
    if ((await lockRule(tx, edit.ruleId)) !== seen) return false
    await insertRuleEdit(actor, tx, edit)
    return true
  })
}
