/** All rules of policy together, and the version by which an answer says which ones it rests on. */
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts'
import { fingerprint } from '#lib/kernel/fingerprint.ts'
import type { Rir } from './rir.ts'
import { pairRules } from './rules/pairs.ts'
import { statusRules } from './rules/statuses.ts'
import type { LegacyRule, PairRule, PolicyRule, StatusRule, TransferRule } from './transfer-rule.ts'
import { codedTransferRules } from './transfer-rules.ts'

export type RuleSet = {
  /** Of exactly these rows: any difference between two sets is one between their versions. */
  readonly version: string
  readonly rows: readonly PolicyRule[]
}

export const makeRuleSet = (rows: readonly PolicyRule[]): RuleSet => ({ rows, version: versionOf(rows) })

function versionOf(rows: readonly PolicyRule[]): string {
  const json: Json = JSON.parse(JSON.stringify(rows))
  return fingerprint(canonicalJson(json))
}

/** As they stand in the code. What an operator changed comes on top, where there is a database. */
export const codedRules: RuleSet = makeRuleSet([...codedTransferRules, ...pairRules, ...statusRules])

const isOfPairs = (rule: PolicyRule): rule is PairRule => rule.rule === 'pair'
const isOfStatuses = (rule: PolicyRule): rule is StatusRule => rule.rule === 'status'
const isOfTransfers = (rule: PolicyRule): rule is TransferRule => !(isOfPairs(rule) || isOfStatuses(rule))

export const rulesUnder = ({ rows }: RuleSet, rir: Rir): TransferRule[] =>
  rows.filter(isOfTransfers).filter((rule) => rule.rir === rir)

/** The rules on legacy space of every registry. */
export const legacyRulesIn = ({ rows }: RuleSet): LegacyRule[] => rows.filter((rule) => rule.rule === 'legacy')

/** The rows of one source registry, in the order of the recipients. */
export const pairsFrom = ({ rows }: RuleSet, source: Rir): PairRule[] =>
  rows.filter(isOfPairs).filter(({ rir }) => rir === source)

/** The row about a status as a registry prints it: capitals and blanks vary. Null where there is none. */
export function findStatusRule({ rows }: RuleSet, rir: Rir, printed: string): StatusRule | null {
  const status = printed.trim().toUpperCase().replaceAll(/\s+/g, ' ')
  return rows.filter(isOfStatuses).find((rule) => rule.rir === rir && rule.status === status) ?? null
}

/** `arin.hold.receipt`, `ripencc.pair.arin`, `apnic.status.assigned-portable`: what an edit is of. */
export function idOfRule(rule: PolicyRule): string {
  const parts: string[] = [rule.rir, rule.rule]
  if (rule.rule === 'hold') parts.push(rule.after)
  if (rule.rule === 'pair') parts.push(rule.recipient)
  if (rule.rule === 'status') parts.push(rule.status.toLowerCase().replaceAll(' ', '-'))
  return parts.join('.')
}

/** What kinds of rules were called before: edits are never rewritten, so that some are filed under such a name. */
const earlierKinds = [{ kind: 'reserved-pool', earlier: 'never-transferable' }] as const

/** The id by now of the rule that an edit was filed under. */
export function currentRuleId(filed: string): string {
  const renamed = earlierKinds.find(({ earlier }) => filed.endsWith(`.${earlier}`))
  return renamed ? filed.replace(renamed.earlier, renamed.kind) : filed
}

/** Every id that an edit of the rule may be filed under. */
export function filedRuleIds(id: string): string[] {
  const renamed = earlierKinds.filter(({ kind }) => id.endsWith(`.${kind}`))
  return [id, ...renamed.map(({ kind, earlier }) => id.replace(kind, earlier))]
}
