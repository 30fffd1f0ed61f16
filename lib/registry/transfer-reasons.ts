/** Why a block may or may not move or be leased out: one reason a rule or a fact, each an answer of its own. */
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { overlapsPrefix, type Prefix, parsePrefix, prefixSize } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { registryInSentence } from './rir.ts'
import { nameRange, tellSourceBar } from './source-bar.ts'
import {
  decides,
  type PairRule,
  type PolicyRule,
  type PoolRule,
  type RuleAnswer,
  type TransferRule,
} from './transfer-rule.ts'
import type { GovernedVerdict, PendingTransfer, Reason, RegistryConflict, TransferFacts } from './transfer-verdict.ts'
import type { ReadStatus } from './weigh-status.ts'

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

function holdReason({ hold, rules, isLogRead, isExempt, isExemptionOpen, rir, lateLog }: GovernedVerdict): Reason {
  const none = rules.find(({ rule }) => rule === (isExempt ? 'hold-exemption' : 'no-hold'))
  if (hold.state === 'no-hold')
    return none ? byRule('yes', none.says, none) : unread(`No rule of ${registryInSentence(rir)} on holds was read.`)
  if (hold.state === 'locked' && isExemptionOpen)
    return unread(
      `${hold.rule.says} The hold ends on ${hold.until}; LEGACY space has none, and the status that would tell was not read of all of it.`,
      hold.rule,
    )
  if (hold.state === 'locked') return byRule('no', `${hold.rule.says} The hold ends on ${hold.until}.`, hold.rule)
  if (hold.state === 'possible') return asks(`A hold may run until ${hold.until}. ${hold.rule.says}`, hold.rule)
  if (hold.state === 'over')
    return {
      ...{ answer: 'yes', rule: hold.rule, isUnknown: false },
      says: `Issued by ${hold.registeredOn} at the latest, so that its hold was over by ${hold.until}.`,
    }
  if (!isLogRead) return unread(`The transfer log ${sayLog(lateLog)}, so whether a hold runs is not known.`, hold.rule)
  // That nothing locks it rests on the log; how well the rule is known changes nothing about it.
  return { answer: 'yes', says: 'No hold is known to run.', rule: hold.rule, isUnknown: false }
}

const sayLog = (begins: string | null): string => (begins === null ? 'was not read' : `begins on ${begins}`)

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
    ...(governed ? [...poolReasons(prefix, governed.rules), ...statusReasons(governed, 'sale')] : []),
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
      asks(`The NRO reports it as claimed by ${claimantsOf(conflicts).map(registryInSentence).join(' and ')}.`),
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

/** Each once: a report has a row for every range in dispute. */
export const claimantsOf = (conflicts: readonly RegistryConflict[]): string[] => [
  ...new Set(conflicts.flatMap(({ registries }) => registries)),
]

function poolReasons(prefix: Prefix, rules: readonly TransferRule[]): Reason[] {
  return findPools(prefix, rules).map(({ rule, says }) => asks(says, rule))
}

/** Which prefixes the pools are made of is general knowledge, so that it bars nothing by itself. */
export function findPools(prefix: Prefix, rules: readonly TransferRule[]): { rule: PoolRule; says: string }[] {
  return rules
    .filter((rule) => rule.rule === 'reserved-pool')
    .flatMap((rule) => {
      const spaces = rule.spaces.filter((text) => overlapsText(text, prefix))
      if (spaces.length === 0) return []
      return [{ rule, says: `${rule.says} It lies in ${spaces.join(', ')}, said to be such a pool.` }]
    })
}

function overlapsText(text: string, prefix: Prefix): boolean {
  const space = parsePrefix(text)
  return space.ok && overlapsPrefix(space.value, prefix)
}

const saleBy = { holder: 'yes', 'sale-only': 'yes', user: 'no', unclear: 'person' } as const
/** A user may lease out what the holder above consents to: a person has to say so. */
const leaseBy = { holder: 'yes', 'sale-only': 'person', user: 'person', unclear: 'person' } as const

/** Each part answers for itself, so that the strictest of them answers for the whole. */
function statusReasons(governed: GovernedVerdict, deal: 'sale' | 'lease'): Reason[] {
  const { status, parts, isOfParts } = governed
  const isHeldAround = status?.rule?.standing === 'holder' || status?.rule?.standing === 'sale-only'
  const ofParts = parts.map((part): Reason => {
    const isOne = part.ranges === 1
    const ranges = isOne ? 'one range' : `${part.ranges} ranges`
    const [are, they] = isOne ? ['is', 'it is'] : ['are', 'they are']
    if (part.status === null) return unread(`The database tells no status of ${ranges} inside it.`)
    if (isHeldAround)
      return asks(
        `Inside it ${ranges} ${are} registered apart as ${part.status.printed}: whose ${they} has to be asked.`,
      )
    const reason = statusReason(part.status, governed, deal)
    return { ...reason, says: `Of ${ranges} inside it: ${reason.says}` }
  })
  if (isOfParts) return ofParts
  if (status) return [statusReason(status, governed, deal), ...ofParts]
  const missing = unread('The status of its registration was not read; statistics do not tell it.')
  return parts.length === 0 ? [missing] : [{ ...missing, says: 'No status was read of it as a whole.' }, ...ofParts]
}

function statusReason({ printed, rule }: ReadStatus, { rir }: GovernedVerdict, deal: 'sale' | 'lease'): Reason {
  if (rule === null) return asks(`No rule is known for the status ${printed} of ${registryInSentence(rir)}.`)
  return byRule((deal === 'sale' ? saleBy : leaseBy)[rule.standing], rule.says, rule)
}

type QuestionedVerdict = Pick<GovernedVerdict, 'rules' | 'voluntary' | 'source' | 'isLogRead'>

/** What a registry’s policy asks that stands in nothing a source publishes, as clauses. */
export function listQuestions(governed: QuestionedVerdict): string[] {
  const { rules, voluntary } = governed
  const holds = rules.filter((rule) => rule.rule === 'hold')
  const pool = rules.find((rule) => rule.rule === 'reserved-pool')
  return [
    voluntary.state === 'not-read' && 'a voluntary lock',
    holds.some(({ after }) => after === 'waiting-list') && 'an origin in the waiting list',
    pool && (pool.mergers === 'move' ? 'a reserved pool, which moves by merger alone' : 'a pool that never moves'),
    askOfHolder(governed),
    rules.some((rule) => rule.rule === 'source-standing') && 'the standing of its holder with the registry',
  ].filter((question) => typeof question === 'string')
}

/** Of its other registrations the log tells; one that is known to bar it answers the question. */
function askOfHolder({ source, isLogRead }: QuestionedVerdict): string | null {
  if (source.state === 'not-applicable' || source.state === 'barred') return null
  return source.state === 'unread' || !isLogRead
    ? 'other receipts of its holder'
    : 'what its holder received and no longer holds'
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
    ...statusReasons(governed, 'lease'),
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
  // A ban read in an earlier wording stands until a later one was read: to lease by mistake may cost the block.
  return byRule(answers[rule.stance], rule.says, rule)
}
