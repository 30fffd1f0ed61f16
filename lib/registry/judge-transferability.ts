/**
 * The policy engine: from what is on record of a block and the rules as rows, whether it may be sold and leased out.
 *
 * The only place where that is decided; statements, gates and the catalogue tell what it gives.
 */
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { addMonths } from '#lib/kernel/calendar-date.ts'
import { findLegacyRule } from './legacy.ts'
import { type Arrival, findRegionBond } from './region-bond.ts'
import { findRir, type Rir } from './rir.ts'
import { legacyRulesIn, pairsFrom, type RuleSet, rulesUnder } from './rule-set.ts'
import { findSourceBar } from './source-bar.ts'
import { findTransferLock, holdsIn, isUsual, type Receipt } from './transfer-lock.ts'
import { listQuestions, reasonsForLease, reasonsForNow, reasonsForPair, reasonsForTiming } from './transfer-reasons.ts'
import { decides, type NotedRule, type RuleAnswer } from './transfer-rule.ts'
import type {
  Decision,
  GovernedVerdict,
  LoggedTransfer,
  Reason,
  RunningLock,
  TransferFacts,
  TransferVerdict,
  VoluntaryState,
} from './transfer-verdict.ts'
import { isExemptionOpen, isExemptSpace, readerOf, weighStatus } from './weigh-status.ts'

export type TransferQuestion = { prefix: Prefix; facts: TransferFacts; rules: RuleSet; at: string }

export function judgeTransferability(question: TransferQuestion): TransferVerdict {
  const { facts, prefix, rules } = question
  const rir = facts.held && governingRegistry(facts.held.map(({ registry }) => registry))
  const governed = rir && judgeUnder(question, rir)
  const conflicts = facts.conflicts?.filter((conflict) => overlaps(conflict, prefix)) ?? null
  const context = { prefix, facts, governed, conflicts }
  const locks = governed ? listLocks(governed) : []
  return {
    governed,
    conflicts,
    locks,
    earliest: earliestDay(locks),
    timing: decide(reasonsForTiming(context)),
    now: decide([...reasonsForNow(context), ...reasonsForTiming(context)]),
    recipients: (rir ? pairsFrom(rules, rir) : []).map((pair) => {
      const ofPair = reasonsForPair(context, pair, rulesUnder(rules, pair.recipient))
      // What is certain to end gives a day and not an answer; what may lock it unseen stays open.
      const ofTiming = reasonsForTiming(context).filter(({ answer }) => answer !== 'no')
      const decision = decide([...reasonsForNow(context), ...ofTiming, ...ofPair])
      return { recipient: pair.recipient, pair, way: decide(ofPair), ...decision }
    }),
    lease: decide(reasonsForLease(context)),
    questions: governed ? listQuestions(governed) : [],
  }
}

/** One answer for one kind of deal: to one registry, or to whichever the block is in. */
export function answerFor(verdict: TransferVerdict, dealType: 'sale' | 'lease', recipient: Rir | null): Decision {
  if (dealType === 'lease') return verdict.lease
  if (recipient === null || recipient === verdict.governed?.rir) return verdict.now
  return verdict.recipients.find((one) => one.recipient === recipient) ?? verdict.now
}

/** The one registry of the five that all of these rows are of. */
export function governingRegistry(registries: readonly string[]): Rir | null {
  const [first, ...others] = new Set(registries)
  return first !== undefined && others.length === 0 ? findRir(first) : null
}

/** What the policy of `rir` says, if it governs the block. */
export function judgeUnder({ prefix, facts, rules: set, at }: TransferQuestion, rir: Rir): GovernedVerdict {
  const rules = rulesUnder(set, rir)
  const lateLog = facts.logsRead.includes(rir) ? findLateLog({ prefix, facts, rules, at }, rir) : null
  const isLogRead = facts.logsRead.includes(rir) && lateLog === null
  const receipts = receiptsUnder({ transfers: facts.transfers, logsRead: isLogRead ? [rir] : [] }, rir)
  const registeredOn = youngestDate(facts)
  const weighed = weighStatus(facts, readerOf(set, rir))
  const isExempt = isExemptSpace({ ...weighed, rules })
  const arrival = arrivalAt({ prefix, facts }, rir)
  const minimum = rules.find((rule) => rule.rule === 'minimum')
  return {
    rir,
    rules,
    isLogRead,
    lateLog,
    receipts,
    registeredOn,
    hold: isExempt ? { state: 'no-hold' } : findTransferLock({ prefix, rules, receipts, registeredOn, at }),
    isExempt,
    isExemptionOpen: isExemptionOpen({ ...weighed, rules, receipts, registeredOn, legacyRules: legacyRulesIn(set) }),
    source: isExempt
      ? { state: 'not-applicable' }
      : findSourceBar({ prefix, rules, others: facts.others, isLogRead, at }),
    voluntary: isExempt ? { state: 'not-applicable' } : findVoluntary({ prefix, facts, rules, at }),
    tooSmall: minimum && prefix.length > minimum.length ? minimum : null,
    bond: findRegionBond(rules, arrival, registeredOn),
    arrival,
    legacy: findLegacyRule(rules, registeredOn),
    ...weighed,
  }
}

/** Dated receipts under the registry in these transfers; null where its log was not read and no other tells one. */
export function receiptsUnder(
  { transfers, logsRead }: Pick<TransferFacts, 'transfers' | 'logsRead'>,
  rir: Rir,
): Receipt[] | null {
  const receipts = (transfers ?? []).flatMap(({ date, type, recipientRir }): Receipt[] => {
    if (date === null || recipientRir === null || findRir(recipientRir) !== rir) return []
    return [{ date, by: type === 'MERGER_ACQUISITION' ? 'merger' : 'transfer' }]
  })
  return receipts.length > 0 || logsRead.includes(rir) ? receipts : null
}

/** The day on which its log begins, where a hold that still runs could have begun before; null otherwise. */
function findLateLog({ prefix, facts, rules, at }: LockSearch, rir: Rir): string | null {
  const begins = facts.logsBegin[rir]
  if (begins === undefined) return null
  const holds = rules.filter((rule) => rule.rule === 'hold').filter((rule) => holdsIn(rule, prefix) && isUsual(rule))
  return holds.some(({ months }) => addMonths(begins, months) > at.slice(0, 10)) ? begins : null
}

/** Whether a transfer brought space to the registry from another one. */
export function isArrivalAt({ sourceRir, recipientRir }: Omit<LoggedTransfer, 'start' | 'end'>, rir: Rir): boolean {
  const [from, to] = [sourceRir && findRir(sourceRir), recipientRir && findRir(recipientRir)]
  return Boolean(from && from !== rir && to === rir)
}

function arrivalAt({ prefix, facts }: Pick<TransferQuestion, 'prefix' | 'facts'>, rir: Rir): Arrival {
  const moved = (facts.transfers ?? []).filter((transfer) => isArrivalAt(transfer, rir))
  const arrived = countAddresses(intersect(unionOf(moved), unionOf([rangeOf(prefix)])))
  if (arrived === prefixSize(prefix)) return 'all'
  if (arrived > 0) return 'part'
  return facts.logsRead.includes(rir) ? 'none' : 'unknown'
}

const youngestDate = ({ held }: TransferFacts): string | null =>
  (held ?? [])
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1) ?? null

type LockSearch = Pick<TransferQuestion, 'prefix' | 'facts' | 'at'> & { rules: GovernedVerdict['rules'] }

function findVoluntary({ prefix, facts, rules, at }: LockSearch): VoluntaryState {
  const rule = rules.find((one): one is NotedRule => one.rule === 'voluntary-lock')
  if (!rule) return { state: 'not-applicable' }
  if (facts.locks === null) return { state: 'not-read', rule }
  const running = facts.locks.filter((lock) => overlaps(lock, prefix) && (lock.until ?? '9999') > at.slice(0, 10))
  if (running.length === 0) return { state: 'none', rule }
  return { state: 'locked', until: lastOf(running.map(({ until }) => until)), rule }
}

function listLocks({ hold, source, voluntary, isExemptionOpen: isOpen }: GovernedVerdict): RunningLock[] {
  const locks: RunningLock[] = []
  if (hold.state === 'locked')
    locks.push({ by: 'hold', until: hold.until, isCertain: decides(hold.rule) && !isOpen, rule: hold.rule })
  if (hold.state === 'possible') locks.push({ by: 'hold', until: hold.until, isCertain: false, rule: hold.rule })
  if (source.state === 'barred' || source.state === 'possible') {
    const isCertain = source.state === 'barred' && decides(source.rule)
    locks.push({ by: 'source', until: source.until, isCertain, rule: source.rule })
  }
  if (voluntary.state === 'locked')
    locks.push({ by: 'voluntary', until: voluntary.until, isCertain: decides(voluntary.rule), rule: voluntary.rule })
  return locks
}

const earliestDay = (locks: readonly RunningLock[]): string | null =>
  lastOf(locks.filter(({ isCertain }) => isCertain).map(({ until }) => until))

/** Null where one of them is without an end, or there is none. */
function lastOf(days: readonly (string | null)[]): string | null {
  const known = days.flatMap((day) => day ?? [])
  return known.length === days.length ? (known.sort().at(-1) ?? null) : null
}

function decide(reasons: readonly Reason[]): Decision {
  const answers = new Set<RuleAnswer>(reasons.map(({ answer }) => answer))
  if (answers.has('no')) return { answer: 'no', reasons }
  return { answer: answers.has('person') || reasons.length === 0 ? 'person' : 'yes', reasons }
}

function overlaps({ start, end }: AddressRange, prefix: Prefix): boolean {
  const block = rangeOf(prefix)
  return start <= block.end && block.start <= end
}
