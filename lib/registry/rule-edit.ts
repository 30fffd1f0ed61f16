/** Edits of rules by an operator, over the rows in the code: append-only, and the last one of a rule counts. */

import { realDay } from '#lib/kernel/calendar-date.ts'
import { type Confidence, confidences } from '#lib/kernel/confidence.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { idOfRule, makeRuleSet, type RuleSet } from './rule-set.ts'
import { isSameWording, type RuleWording, withWording, wordingOf } from './rule-wording.ts'
import type { PolicyRule } from './transfer-rule.ts'

/** `id` grows with each edit. */
export type RuleEdit = {
  readonly id: number
  readonly ruleId: string
  readonly wording: RuleWording
  readonly reason: string
  /** A user's id, or a job of the house. */
  readonly actor: string
  readonly at: Date
}

/** `unused`: edits of rules that the code no longer has, or that it can no longer compute with. */
export type EditedRules = { readonly rules: RuleSet; readonly unused: readonly RuleEdit[] }

export function applyRuleEdits(coded: RuleSet, edits: readonly RuleEdit[]): EditedRules {
  const newest = new Map(edits.toSorted((a, b) => a.id - b.id).map((edit) => [edit.ruleId, edit]))
  const unused = new Set(newest.values())
  const rows = coded.rows.map((rule) => {
    const edit = newest.get(idOfRule(rule))
    const edited = edit && withWording(rule, edit.wording)
    if (!(edit && edited?.ok)) return rule
    unused.delete(edit)
    return edited.value
  })
  return { rules: edits.length === 0 ? coded : makeRuleSet(rows), unused: [...unused] }
}

export type EditProblem = { readonly field: keyof RuleWording | 'reason'; readonly message: string }

const longest = { says: 600, clause: 200, readIn: 200, dated: 40, doubt: 300, reason: 600 } as const
const shortestReason = 10

/** Reads what an operator typed for a rule. `today` is `YYYY-MM-DD`: nobody has read tomorrow's text. */
export function parseRuleEdit(
  rule: PolicyRule,
  typed: (field: EditProblem['field']) => string,
  today: string,
): Result<{ wording: RuleWording; reason: string }, EditProblem> {
  const text = (field: EditProblem['field']) => typed(field).trim()
  const confidence = confidences.find((one) => one === text('confidence'))
  if (!confidence) return refuse('confidence', `Choose one of ${confidences.join(', ')}.`)
  const wording = readWording(text, confidence)
  const problem = findProblem(wording, text('reason'), today)
  if (problem) return err(problem)
  const before = wordingOf(rule)
  const edited = withWording(rule, wording)
  if (!edited.ok) return refuse('value', edited.error)
  if (isSameWording(wording, before))
    return refuse('reason', 'Nothing of the rule was changed: change what is wrong, then say why.')
  // Readers are shown the sentence beside what was computed with the value.
  if (wording.value !== before.value && wording.says === before.says)
    return refuse('says', 'The value changed and the sentence did not: write what the rule says now.')
  return ok({ wording, reason: text('reason') })
}

function readWording(text: (field: EditProblem['field']) => string, confidence: Confidence): RuleWording {
  return {
    ...{ value: text('value'), says: text('says'), clause: text('clause'), readIn: text('readIn') },
    ...{ dated: text('dated'), dateRead: text('dateRead'), confidence, doubt: text('doubt') },
  }
}

function findProblem(wording: RuleWording, reason: string, today: string): EditProblem | null {
  for (const field of ['says', 'clause', 'readIn'] as const) {
    if (wording[field] === '') return { field, message: 'This must not be empty.' }
  }
  const texts = { ...wording, reason }
  for (const field of ['says', 'clause', 'readIn', 'dated', 'doubt', 'reason'] as const) {
    if (texts[field].length > longest[field]) return { field, message: `At most ${longest[field]} characters.` }
  }
  const { dateRead } = wording
  if (realDay(dateRead) === null || dateRead > today)
    return { field: 'dateRead', message: `${quote(dateRead)} is no day up to today, such as ${today}.` }
  if (reason.length < shortestReason) return { field: 'reason', message: 'Say in a sentence why it is changed.' }
  return null
}

const refuse = (field: EditProblem['field'], message: string) => err<EditProblem>({ field, message })
