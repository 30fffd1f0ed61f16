/** Changes a rule of policy, with a reason: dossiers, gates and the catalogue follow it from then on. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type EditProblem, parseRuleEdit } from '#lib/registry/rule-edit.ts'
import { idOfRule } from '#lib/registry/rule-set.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import { recordRuleEdit } from '#lib/registry/server/record-rule-edit.ts'

export type RuleForm = {
  ruleId: string
  /** The last edit of the rule when the form was shown, 0 for none. */
  seen: number
  typed: (field: EditProblem['field']) => string
}

/** Who may not edit, and who names no rule, are told the same. */
export type EditRefusal =
  | { kind: 'not-found' }
  | ({ kind: 'bad-input' } & EditProblem)
  | { kind: 'not-now'; message: string }

export async function editRule(actor: Member, form: RuleForm): Promise<Result<{ version: string }, EditRefusal>> {
  if (!isAllowed(actor, 'edit-rules')) return err({ kind: 'not-found' })
  const { ruleId, seen, typed } = form
  const { rules } = await findRules(actor)
  const rule = rules.rows.find((one) => idOfRule(one) === ruleId)
  if (!rule) return err({ kind: 'not-found' })
  // Texts are read in this world, and not in the one that is played.
  const parsed = parseRuleEdit(rule, typed, new Date().toISOString().slice(0, 10))
  if (!parsed.ok) return err({ kind: 'bad-input', ...parsed.error })
  if (!(await recordRuleEdit(actor, { ruleId, seen, ...parsed.value })))
    return err({ kind: 'not-now', message: 'The rule was changed a moment ago. Load the page and look at it again.' })
  return ok({ version: (await findRules(actor)).rules.version })
}
