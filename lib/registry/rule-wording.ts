/** What of a rule an operator may change: its value, its words, where and when they were read, and how sure we are. */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { realDay } from '#lib/kernel/calendar-date.ts'
import { canonicalJson } from '#lib/kernel/canonical-json.ts'
import type { Confidence } from '#lib/kernel/confidence.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { PolicyRule } from './transfer-rule.ts'

/** `value` is empty where a rule is only told and nothing is computed with it; `dated` and `doubt` are empty for none. */
export type RuleWording = {
  readonly value: string
  readonly says: string
  readonly clause: string
  readonly readIn: string
  readonly dated: string
  readonly dateRead: string
  readonly confidence: Confidence
  readonly doubt: string
}

export function wordingOf(rule: PolicyRule): RuleWording {
  const { says, clause, source, dateRead, confidence, doubt = '' } = rule
  return {
    ...{ value: printValue(rule), says, clause, dateRead, confidence, doubt },
    ...{ readIn: source.text, dated: source.dated ?? '' },
  }
}

function printValue(rule: PolicyRule): string {
  switch (rule.rule) {
    case 'hold':
      return String(rule.months)
    case 'after-sale':
      return rule.months === null ? '' : String(rule.months)
    case 'minimum':
      return String(rule.length)
    case 'lease':
      return rule.stance
    case 'leaving-the-region':
      return rule.issuesSince
    case 'legacy':
      return rule.before
    case 'reserved-pool':
      return rule.spaces.join(' ')
    case 'pair':
      return rule.moves
    case 'status':
      return rule.standing
    default:
      return ''
  }
}

const stances = ['not-restricted', 'not-counted', 'no-valid-need', 'prohibited'] as const
const moves = ['yes', 'no', 'person'] as const
const standings = ['holder', 'sale-only', 'user', 'unclear'] as const

/** What the value of the rule is, for a form. */
export const valueHints: Partial<Record<PolicyRule['rule'], string>> = {
  hold: 'Months, 0 to 240.',
  'after-sale': 'Months, 0 to 240; empty where how long was not seen.',
  minimum: 'Prefix length, 8 to 32.',
  lease: `One of ${stances.join(', ')}.`,
  'leaving-the-region': 'Space registered before this day was not issued by the registry.',
  legacy: 'Space registered before this day is legacy space.',
  'reserved-pool': 'The prefixes known to be of such pools, a blank between them; none is allowed.',
  pair: `One of ${moves.join(', ')}.`,
  status: `One of ${standings.join(', ')}.`,
}

export const isSameWording = (one: RuleWording, other: RuleWording): boolean =>
  canonicalJson({ ...one }) === canonicalJson({ ...other })

/** The rule in these words. Refuses a value that it could not compute with, in a sentence. */
export function withWording(rule: PolicyRule, wording: RuleWording): Result<PolicyRule, string> {
  const { says, clause, dateRead, confidence, readIn, dated } = wording
  const source = { ...rule.source, text: readIn, dated: dated === '' ? null : dated }
  const valued = withValue(rule, wording.value)
  if (!valued.ok) return valued
  const { doubt: _earlier, ...rest } = { doubt: '', ...valued.value }
  const told = { ...rest, says, clause, dateRead, confidence, source }
  return ok(wording.doubt === '' ? told : { ...told, doubt: wording.doubt })
}

function withValue(rule: PolicyRule, text: string): Result<PolicyRule, string> {
  const refuse = err(`${quote(text)} is no value of this rule. ${valueHints[rule.rule] ?? 'It has none.'}`)
  switch (rule.rule) {
    case 'hold':
      return isCount(text, [0, 240]) ? ok({ ...rule, months: Number(text) }) : refuse
    case 'after-sale':
      if (text === '') return ok({ ...rule, months: null })
      return isCount(text, [0, 240]) ? ok({ ...rule, months: Number(text) }) : refuse
    case 'minimum':
      return isCount(text, [8, 32]) ? ok({ ...rule, length: Number(text) }) : refuse
    case 'leaving-the-region':
      return realDay(text) === null ? refuse : ok({ ...rule, issuesSince: text })
    case 'legacy':
      return realDay(text) === null ? refuse : ok({ ...rule, before: text })
    case 'reserved-pool': {
      const spaces = text.split(/\s+/).filter(Boolean)
      return spaces.every((space) => parsePrefix(space).ok) ? ok({ ...rule, spaces }) : refuse
    }
    default:
      return withChoice(rule, text) ?? refuse
  }
}

/** Null for a choice that the rule does not have. */
function withChoice(rule: PolicyRule, text: string): Result<PolicyRule, string> | null {
  if (rule.rule === 'lease') return chosen(stances, text, (stance) => ({ ...rule, stance }))
  if (rule.rule === 'pair') return chosen(moves, text, (choice) => ({ ...rule, moves: choice }))
  if (rule.rule === 'status') return chosen(standings, text, (standing) => ({ ...rule, standing }))
  return text === '' ? ok(rule) : null
}

function chosen<T extends string>(choices: readonly T[], text: string, make: (choice: T) => PolicyRule) {
  const choice = choices.find((one) => one === text)
  return choice === undefined ? null : ok(make(choice))
}

const isCount = (text: string, [least, most]: readonly [number, number]): boolean =>
  /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most
