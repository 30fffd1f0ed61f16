/**
 * When the holder of a block may sell it, by the hold rules of its RIR and what the transfer log says.
 *
 * A hold counts from a receipt, which is in the log, or from the issue, which is the date of the statistics as long as
 * no receipt explains that date. A young date that nothing explains gives a *possible* lock.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { overlapsPrefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { addMonths, daysBetween } from '#lib/kernel/calendar-date.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { HoldRule, TransferRule } from './transfer-rule.ts'

export type Receipt = { date: string; by: 'transfer' | 'merger' }
/** What started the clock, on `date` (`YYYY-MM-DD`). */
export type HoldStart = { date: string; by: 'transfer' | 'merger' | 'issue' }

/** `exempt`: the last receipt of a kind that starts no hold here, a merger in most cases. */
export type TransferLock =
  | { state: 'locked'; until: string; start: HoldStart; rule: HoldRule }
  | { state: 'cleared'; until: string; start: HoldStart; rule: HoldRule; exempt: Receipt | null }
  /** Registered a shorter time ago than a hold lasts, and nothing on record says whether that started it. */
  | { state: 'possible'; until: string; rule: HoldRule }
  /** It counts from the issue alone, which is never later than the date of the statistics: over by then, whatever the log says. */
  | { state: 'over'; until: string; registeredOn: string; rule: HoldRule }
  /** Nothing on record started a hold. */
  | { state: 'none-known'; rule: HoldRule; exempt: Receipt | null }
  /** The RIR has no hold on this space. */
  | { state: 'no-hold' }

export type LockQuestion = {
  prefix: Prefix
  rules: readonly TransferRule[]
  /** Receipts of any part of the block under its present RIR; null where its transfer log was not read. */
  receipts: readonly Receipt[] | null
  /** The youngest registration date in the block, `YYYY-MM-DD`, or null. */
  registeredOn: string | null
  at: string
}

export function findTransferLock({ prefix, rules, receipts, registeredOn, at }: LockQuestion): TransferLock {
  const holds = rules.filter((rule) => rule.rule === 'hold').filter((rule) => holdsIn(rule, prefix))
  const usual = holds.find(isUsual)
  if (!usual) return { state: 'no-hold' }
  const today = at.slice(0, 10)
  const unexplained = isExplained(registeredOn, receipts) ? null : registeredOn
  // Some registries date by the last transfer, so that only with the log at hand a date is known to be the issue's.
  const issuedOn = receipts === null ? null : unexplained
  const last = latest(holds.flatMap((rule) => startOf(rule, receipts ?? [], issuedOn) ?? []))
  if (last && last.until > today) return { state: 'locked', ...last }
  const possible = unexplained && latest(holds.map((rule) => ({ rule, until: addMonths(unexplained, rule.months) })))
  if (possible && possible.until > today) return { state: 'possible', ...possible }
  const over = !last && registeredOn !== null && endOfIssue(holds, registeredOn)
  if (over && over.until <= today) return { state: 'over', registeredOn, ...over }
  const exempt = newest((receipts ?? []).filter((one) => !holds.some((rule) => isCounted(rule, one))))
  // That an organisation was issued a block long ago says nothing of what else it received since.
  const told = last && !(last.start.by === 'issue' && last.rule.binds === 'source-organisation')
  return told ? { state: 'cleared', ...last, exempt } : { state: 'none-known', rule: usual, exempt }
}

function endOfIssue(holds: readonly HoldRule[], registeredOn: string) {
  if (holds.some(({ after }) => after !== 'issue')) return null
  return latest(holds.map((rule) => ({ rule, until: addMonths(registeredOn, rule.months) }))) ?? null
}

/** The waiting list's longer hold binds few blocks and leaves no trace in public data. */
export const isUsual = ({ after }: HoldRule) => after !== 'waiting-list'

function startOf(rule: HoldRule, receipts: readonly Receipt[], issuedOn: string | null) {
  const issue: HoldStart | null = rule.after === 'issue' && issuedOn ? { date: issuedOn, by: 'issue' } : null
  const start: HoldStart | null = issue ?? newest(receipts.filter((one) => isCounted(rule, one)))
  return start && { rule, start, until: addMonths(start.date, rule.months) }
}

const isCounted = ({ after, mergers }: HoldRule, { by }: Receipt) =>
  after === 'receipt' && (by === 'transfer' || mergers === 'count')

const newest = (receipts: readonly Receipt[]): Receipt | null =>
  [...receipts].sort((a, b) => (a.date < b.date ? 1 : -1))[0] ?? null

const latest = <T extends { until: string }>(locks: readonly T[]): T | undefined =>
  [...locks].sort((a, b) => (a.until < b.until ? 1 : -1))[0]

/** The registration bears the date of a receipt. Logs and statistics count days in different time zones. */
export function isExplained(registeredOn: string | null, receipts: readonly Receipt[] | null): boolean {
  return registeredOn !== null && (receipts ?? []).some(({ date }) => daysBetween(date, registeredOn) >= -1)
}

export function holdsIn({ space }: HoldRule, prefix: Prefix): boolean {
  if (space === null) return true
  const parsed = parsePrefix(space)
  invariant(parsed.ok, 'the space of a hold rule is a prefix')
  return overlapsPrefix(parsed.value, prefix)
}
