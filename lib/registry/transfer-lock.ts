/**
 * When the holder of a block may sell it, by the hold rules of its RIR and what the transfer log says.
 *
 * The clock starts on receipt. A registration date is often the original delegation's and proves no receipt,
 * so it only ever gives a *possible* lock, except where a rule counts from that delegation itself.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { overlapsPrefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { addMonths } from '#lib/kernel/calendar-date.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { HoldRule, TransferRule } from './transfer-rules.ts'

export type Receipt = { date: string; by: 'transfer' | 'merger' }

export type TransferLock =
  | { state: 'locked'; until: string; receipt: Receipt; rule: HoldRule }
  | { state: 'cleared'; on: string; receipt: Receipt; rule: HoldRule }
  /** No receipt on record. `possibleUntil` is set where the registration is younger than a hold. */
  | { state: 'no-receipt'; possibleUntil: string | null; rule: HoldRule }
  /** The RIR has no hold on this space. */
  | { state: 'no-hold' }

export type LockQuestion = {
  prefix: Prefix
  rules: readonly TransferRule[]
  /** Receipts of any part of the block under its present RIR. */
  receipts: readonly Receipt[]
  /** The youngest registration date in the block, `YYYY-MM-DD`, or null. */
  registeredOn: string | null
  at: string
}

export function findTransferLock({ prefix, rules, receipts, registeredOn, at }: LockQuestion): TransferLock {
  const holds = rules.filter((rule) => rule.rule === 'hold').filter((rule) => holdsIn(rule, prefix))
  const today = at.slice(0, 10)
  const running = holds.filter(({ after }) => after === 'receipt').flatMap((rule) => latestLock(rule, receipts))
  const last = running.sort((a, b) => (a.until < b.until ? 1 : -1))[0]
  if (last) {
    const { until, receipt, rule } = last
    return until > today ? { state: 'locked', until, receipt, rule } : { state: 'cleared', on: until, receipt, rule }
  }
  // The waiting list's longer hold binds few blocks and leaves no trace in public data: it is told, not computed.
  const dated = holds.filter(({ after }) => after !== 'waiting-list')
  const longest = [...dated].sort((a, b) => b.months - a.months)[0]
  if (!longest) return { state: 'no-hold' }
  const possible = registeredOn === null ? null : addMonths(registeredOn, longest.months)
  return { state: 'no-receipt', possibleUntil: possible !== null && possible > today ? possible : null, rule: longest }
}

function latestLock(rule: HoldRule, receipts: readonly Receipt[]) {
  const counted = receipts.filter(({ by }) => by === 'transfer' || rule.mergers === 'count')
  const receipt = [...counted].sort((a, b) => (a.date < b.date ? 1 : -1))[0]
  return receipt ? [{ rule, receipt, until: addMonths(receipt.date, rule.months) }] : []
}

function holdsIn({ space }: HoldRule, prefix: Prefix): boolean {
  if (space === null) return true
  const parsed = parsePrefix(space)
  invariant(parsed.ok, 'the space of a hold rule is a prefix')
  return overlapsPrefix(parsed.value, prefix)
}
