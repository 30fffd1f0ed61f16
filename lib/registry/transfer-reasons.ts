/** Why a block may or may not move or be leased out: one reason a rule or a fact, each an answer of its own. */
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { overlapsPrefix, type Prefix, parsePrefix, prefixSize } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { registryInSentence } from './rir.ts'
import { barsOrganisation, nameRange, tellSourceBar } from './source-bar.ts'
import { decides, type PairRule, type PolicyRule, type RuleAnswer, type TransferRule } from './transfer-rule.ts'
import type { GovernedVerdict, PendingTransfer, Reason, RegistryConflict, TransferFacts } from './transfer-verdict.ts'

export type ReasonContext = {
  prefix: Prefix
  facts: TransferFacts
  governed: GovernedVerdict | null
  conflicts: readonly RegistryConflict[] | null
}

/** A rule that does not decide leaves its question to a person, whatever it says. */
const byRule = (answer: RuleAnswer, says: string, rule: PolicyRule): Reason => ({
  ...{ answer: decides(rule) ? answer : 'person', says, rule, isUnknown: false },
})
const asks = (says: string, rule: PolicyRule | null = null): Reason => ({
  ...{ answer: 'person', says, rule, isUnknown: false },
})
const unread = (says: string, rule: PolicyRule | null = null): Reason => ({
  ...{ answer: 'person', says, rule, isUnknown: true },
})
const forbids = (says: string): Reason => ({ answer: 'no', says, rule: null, isUnknown: false })

/** Of holds and locks, which end. */
export function reasonsForTiming({ governed }: ReasonContext): Reason[] {
  if (!governed) return [unread('No one registry is known to govern it, so no hold is known either.')]
  return [holdReason(governed), ...sourceReasons(governed), ...voluntaryReasons(governed)]
}

/** That nothing was seen of its holder answers nothing: the question stands among those for a person. */
function sourceReasons({ source }: GovernedVerdict): Reason[] {
  if (source.state === 'barred')
    return [byRule('no', `${tellSourceBar(source)} ${source.rule.says} That bar ends on ${source.until}.`, source.rule)]
  if (source.state === 'possible') return [asks(`${tellSourceBar(source)} ${source.rule.says}`, source.rule)]
  return []
}

function holdReason({ hold, rules, isLogRead, isExempt, rir }: GovernedVerdict): Reason {
  const none = rules.find(({ rule }) => rule === (isExempt ? 'hold-exemption' : 'no-hold'))
  if (hold.state === 'no-hold')
    return none ? byRule('yes', none.says, none) : unread(`No rule of ${registryInSentence(rir)} on holds was read.`)
  if (hold.state === 'locked') return byRule('no', `${hold.rule.says} The hold ends on ${hold.until}.`, hold.rule)
  if (hold.state === 'possible') return asks(`A hold may run until ${hold.until}. ${hold.rule.says}`, hold.rule)
  if (!isLogRead) return unread('The transfer log was not read, so whether a hold runs is not known.', hold.rule)
  // That nothing locks it rests on the log; how well the rule is known changes nothing about it.
  return { answer: 'yes', says: 'No hold is known to run.', rule: hold.rule, isUnknown: false }
}

function voluntaryReasons({ voluntary }: GovernedVerdict): Reason[] {
  switch (voluntary.state) {
    case 'not-applicable':
      return []
    case 'not-read':
      return [unread('The list of voluntary locks was not read.', voluntary.rule)]
    case 'none':
      return [byRule('yes', 'No voluntary lock is listed.', voluntary.rule)]
    case 'locked':
      return [byRule('no', `Its holder locked it ${untilWhen(voluntary.until)}.`, voluntary.rule)]
  }
}

export const untilWhen = (until: string | null): string => (until === null ? 'without a stated end' : `until ${until}`)

/** Of everything about the block itself that does not end with time. */
export function reasonsForNow(context: ReasonContext): Reason[] {
  const { facts, governed, prefix } = context
  const { tooSmall } = governed ?? {}
  return [
    ...reasonsOfHolders(context),
    ...(facts.underWay ?? []).map((pending) => asks(tellPending(pending))),
    ...(tooSmall ? [byRule('no', `A /${prefix.length} is too small. ${tooSmall.says}`, tooSmall)] : []),
    ...(governed ? [...poolReasons(prefix, governed.rules), statusReason(governed, 'sale')] : []),
    ...(governed ? listQuestions(governed).map((question) => asks(`Not known: ${question}.`)) : []),
  ]
}

/** Before it is decided both registries may list it (the log's own words on its states). */
export function tellPending({ status, since, sourceRir, recipientRir, ...range }: PendingTransfer): string {
  const [from, to] = [sourceRir, recipientRir].map((rir) =>
    rir === null ? 'an unnamed registry' : registryInSentence(rir),
  )
  const state = [status, since && `since ${since}`].filter(Boolean).join(' ')
  return `A transfer of ${nameRange(range)} from ${from} to ${to} is under way${state === '' ? '' : ` (${state})`}, and both may list it meanwhile.`
}

/** Who could act for the block at all. */
function reasonsOfHolders({ prefix, facts, governed, conflicts }: ReasonContext): Reason[] {
  if (facts.held === null) return [unread('No statistics were read, so its holder is not known.')]
  const reasons = facts.isEveryRegistryRead ? [] : [unread('Not every registry’s statistics were read and are fresh.')]
  if (conflicts === null) reasons.push(unread('The NRO’s report of conflicts was not read.'))
  else if (conflicts.length > 0)
    reasons.push(
      asks(`The NRO reports it as claimed by ${conflicts.flatMap(({ registries }) => registries).join(' and ')}.`),
    )
  if (facts.held.length === 0)
    return facts.isEveryRegistryRead ? [...reasons, forbids('No registry lists a holder.')] : reasons
  if (!governed) return [...reasons, asks('Several registries list a holder of it or of a part.')]
  const held = countAddresses(intersect(unionOf(facts.held), unionOf([rangeOf(prefix)])))
  if (held < prefixSize(prefix)) reasons.push(asks('Nobody is listed for a part of it.'))
  const holders = new Set(facts.held.map(({ holderId, start }) => holderId ?? start))
  if (holders.size > 1) reasons.push(asks(`It belongs to ${holders.size} holders, each of whom decides for a part.`))
  return reasons
}

function poolReasons(prefix: Prefix, rules: readonly TransferRule[]): Reason[] {
  return (
    rules
      .filter((rule) => rule.rule === 'never-transferable')
      .filter(({ spaces }) => spaces.some((text) => overlapsText(text, prefix)))
      // Which prefixes the pools are made of is general knowledge, so that it bars nothing by itself.
      .map((rule) => asks(`It lies in ${rule.spaces.join(', ')}, said to be such a pool. ${rule.says}`, rule))
  )
}

function overlapsText(text: string, prefix: Prefix): boolean {
  const space = parsePrefix(text)
  return space.ok && overlapsPrefix(space.value, prefix)
}

const saleBy = { holder: 'yes', 'sale-only': 'yes', user: 'no', unclear: 'person' } as const
/** A user may lease out what the holder above consents to: a person has to say so. */
const leaseBy = { holder: 'yes', 'sale-only': 'person', user: 'person', unclear: 'person' } as const

function statusReason({ status, rir }: GovernedVerdict, deal: 'sale' | 'lease'): Reason {
  if (status === null) return unread('The status of its registration was not read; statistics do not tell it.')
  if (status.rule === null)
    return asks(`No rule is known for the status ${status.printed} of ${registryInSentence(rir)}.`)
  return byRule((deal === 'sale' ? saleBy : leaseBy)[status.rule.standing], status.rule.says, status.rule)
}

/** What a registry’s policy asks that stands in nothing a source publishes, as clauses. */
export function listQuestions({ rules, voluntary }: Pick<GovernedVerdict, 'rules' | 'voluntary'>): string[] {
  const holds = rules.filter((rule) => rule.rule === 'hold')
  return [
    voluntary.state === 'not-read' && 'a voluntary lock',
    holds.some(({ after }) => after === 'waiting-list') && 'an origin in the waiting list',
    rules.some((rule) => rule.rule === 'never-transferable') && 'a pool that never moves',
    rules.some(barsOrganisation) && 'other receipts of its holder',
    rules.some((rule) => rule.rule === 'source-standing') && 'the standing of its holder with the registry',
  ].filter((question) => question !== false)
}

/** Of the way from one registry to another, and of what the recipient's registry takes. */
export function reasonsForPair(
  { governed, prefix }: ReasonContext,
  pair: PairRule,
  recipientRules: readonly TransferRule[],
): Reason[] {
  const minimum = recipientRules.find((rule) => rule.rule === 'minimum')
  // A row with a doubt is not settled, whatever it says.
  const way = byRule(pair.doubt && pair.moves === 'yes' ? 'person' : pair.moves, pair.says, pair)
  return [
    way,
    ...(minimum && prefix.length > minimum.length
      ? [byRule('no', `A /${prefix.length} is too small. ${minimum.says}`, minimum)]
      : []),
    ...(governed && pair.recipient !== governed.rir ? bondReasons(governed) : []),
  ]
}

function bondReasons({ bond }: GovernedVerdict): Reason[] {
  if (!bond) return []
  const answers = {
    bound: 'no',
    free: 'yes',
    'free-in-part': 'person',
    'perhaps-legacy': 'person',
    unknown: 'person',
  } as const
  return [{ ...byRule(answers[bond.state], bond.rule.says, bond.rule), isUnknown: bond.state === 'unknown' }]
}

/** The status of the registration decides; the registry's stance on leasing limits it. */
export function reasonsForLease(context: ReasonContext): Reason[] {
  const { governed } = context
  const ofHolders = reasonsOfHolders(context)
  if (!governed) return ofHolders
  const stance = governed.rules.find((rule) => rule.rule === 'lease')
  return [
    ...ofHolders,
    statusReason(governed, 'lease'),
    stance ? stanceReason(stance) : unread('No rule on leasing was read.'),
    ...arrivalReasons(governed),
  ]
}

function arrivalReasons({ arrival }: GovernedVerdict): Reason[] {
  if (arrival === 'none') return []
  return arrival === 'unknown'
    ? [unread('The transfer log was not read, so whether it came from another region is not known.')]
    : [asks('It came from another region, whose rules may still bind it.')]
}

function stanceReason(rule: Extract<TransferRule, { rule: 'lease' }>): Reason {
  const answers = {
    'not-restricted': 'yes',
    'not-counted': 'yes',
    'no-valid-need': 'person',
    prohibited: 'no',
  } as const
  const reason = byRule(answers[rule.stance], rule.says, rule)
  // A ban that nobody has read in the wording in force does not decide.
  const isSettled = rule.stance !== 'prohibited' || (rule.confidence === 'verified' && !rule.doubt)
  return isSettled ? reason : { ...reason, answer: 'person' }
}
