/** The rules in force in the world of this database: the rows of the code, and what operators changed of them. */
import type { Actor } from '#lib/kernel/actor.ts'
import { applyRuleEdits, type EditedRules, type RuleEdit } from '../rule-edit.ts'
import { codedRules } from '../rule-set.ts'
import { selectLastEditId, selectRuleEdits } from './rule-edit-store.ts'

export type RulesInForce = EditedRules & { readonly edits: readonly RuleEdit[] }

let known: { lastEdit: number; found: RulesInForce } = {
  ...{ lastEdit: 0, found: { rules: codedRules, unused: [], edits: [] } },
}

/** Rules are public. Edits are only ever added, so that the newest id tells whether there is anything new. */
export async function findRules(_actor: Actor): Promise<RulesInForce> {
  const lastEdit = await selectLastEditId()
  if (lastEdit !== known.lastEdit) {
    const edits = await selectRuleEdits()
    known = { lastEdit, found: { ...applyRuleEdits(codedRules, edits), edits } }
  }
  return known.found
}
