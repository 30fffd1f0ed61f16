/**
 * Whether the organisation that holds a block may be the source of a transfer, where its registry bars the organisation
 * and not the block: by its other registrations under one holder id, and what the transfer log has of each.
 *
 * What it received and no longer holds stands under no id, so that silence leaves the question to a person.
 */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange, rangeToPrefixes } from '#lib/address-space/range.ts'
import { findTransferLock, type HoldStart, type Receipt } from './transfer-lock.ts'
import type { HoldRule, TransferRule } from './transfer-rule.ts'

/**
 * Another registration of the holder, or one that the block is a part of: of that without a date, and with what moved
 * outside the block alone. `receipts` are null where the log of its registry was not read.
 */
export type OtherHolding = AddressRange & { date: string | null; receipts: readonly Receipt[] | null }

export type SourceBar =
  /** The registry bars no organisation. */
  | { state: 'not-applicable' }
  /** Its other registrations are not known. */
  | { state: 'unread'; rule: HoldRule }
  | { state: 'barred'; until: string; start: HoldStart; by: AddressRange; rule: HoldRule }
  /** One was registered lately, and nothing on record says whether that bars it. */
  | { state: 'possible'; until: string; by: AddressRange; rule: HoldRule }
  | { state: 'none-seen'; holdings: number; rule: HoldRule }

type BarQuestion = {
  prefix: Prefix
  rules: readonly TransferRule[]
  /** Null where they are not known. */
  others: readonly OtherHolding[] | null
  /** Back to where the longest hold could have begun: else no receipt in it does not mean that there was none. */
  isLogRead: boolean
  at: string
}

export const barsOrganisation = (rule: TransferRule): rule is HoldRule =>
  rule.rule === 'hold' && rule.binds === 'source-organisation'

export function findSourceBar({ prefix, rules, others, isLogRead, at }: BarQuestion): SourceBar {
  const bars = rules.filter(barsOrganisation)
  const [rule] = bars
  if (!rule) return { state: 'not-applicable' }
  if (others === null) return { state: 'unread', rule }
  const found = others.flatMap(({ start, end, date, receipts }): (SourceBar & { until: string })[] => {
    const isSilent = receipts === null || (receipts.length === 0 && !isLogRead)
    const lastHand = isSilent ? null : sinceLastMerger(receipts)
    const lock = findTransferLock({ prefix, rules: bars, receipts: lastHand, registeredOn: date, at })
    if (lock.state === 'locked') return [{ ...lock, state: 'barred', by: { start, end } }]
    return lock.state === 'possible' ? [{ ...lock, by: { start, end } }] : []
  })
  const [worst] = found.toSorted((a, b) => a.state.localeCompare(b.state) || b.until.localeCompare(a.until))
  return worst ?? { state: 'none-seen', holdings: others.length, rule }
}

/** What stands against its holder, as a sentence. */
export function tellSourceBar(bar: Extract<SourceBar, { state: 'barred' | 'possible' }>): string {
  const what = nameRange(bar.by)
  if (bar.state === 'possible')
    return `Its holder was registered for ${what} lately, and no log that was read says how.`
  const { date, by } = bar.start
  return by === 'issue'
    ? `Its holder was registered for ${what} on ${date}, which without a receipt in the log counts as its issue.`
    : `Its holder received ${what} on ${date} by ${by}.`
}

/** A prefix where it is one. */
export function nameRange(range: AddressRange): string {
  const [first, ...others] = rangeToPrefixes(range)
  return first && others.length === 0 ? formatPrefix(first) : formatRange(range)
}

/** What came by merger was received by another organisation before. */
function sinceLastMerger(receipts: readonly Receipt[]): Receipt[] {
  const days = receipts.filter(({ by }) => by === 'merger').map(({ date }) => date)
  const last = days.toSorted().at(-1) ?? ''
  return receipts.filter(({ date }) => date >= last)
}
