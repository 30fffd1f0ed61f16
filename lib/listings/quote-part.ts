/** What a part of a listed block costs somebody who orders it now, line by line. Pure, and exact to the minor unit. */
import { containsPrefix, formatPrefix, type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import type { Duration } from '#lib/kernel/duration.ts'
import { addMoney, formatMoney, type Money, multiplyMoney, shareOf } from '#lib/kernel/money.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { explainLeaseBan } from '#lib/registry/lease-ban.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import type { DealType } from './deal-type.ts'
import { type HouseFee, houseFeeAt } from './house-fees.ts'
import type { Listing } from './listing.ts'
import type { PartPrice } from './price.ts'

export type PartRequest = {
  readonly dealType: DealType
  readonly part: Prefix
  /** How long a lease runs; null for a sale or rent. */
  readonly months: number | null
}

export type Quote = {
  readonly lines: readonly { readonly label: string; readonly amount: Money }[]
  /** What is paid with the order: of a lease or rent the first month. */
  readonly total: Money
  /** What every further month costs; null for a sale. */
  readonly monthly: Money | null
  /** What all months of a lease come to; null where no end is agreed, or nothing comes again. */
  readonly overTerm: Money | null
  /** The part of `total` that goes to the house on top of the price. */
  readonly surcharge: Money
  readonly fee: HouseFee
  /** How long it runs: a rent from month to month, a sale for good (null). */
  readonly term: Duration | null
}

/** Refused where the listing does not offer it, with what it does offer. Whether the part is free is not asked here. */
export function quotePart(
  { block, registry, prices, terms }: Pick<Listing, 'block' | 'registry' | 'prices' | 'terms'>,
  { dealType, part, months }: PartRequest,
  { at, rules }: { at: Date; rules: RuleSet },
): Result<Quote, { message: string }> {
  if (!containsPrefix(block, part))
    return err({ message: `${formatPrefix(part)} is not part of ${formatPrefix(block)}.` })
  const ban = dealType === 'sale' ? null : explainLeaseBan(rules, registry)
  if (ban) return err({ message: ban })
  const offered = prices.filter((price) => price.dealType === dealType)
  const price = offered.find(({ partLength }) => partLength === part.length)
  if (!price) return err({ message: explainNotOffered(dealType, offered) })
  const problem = dealType === 'lease' ? explainBadTerm(terms.lease, months) : null
  if (problem) return err({ message: problem })
  return ok(quoteAt(price, { dealType, part, months }, at))
}

const wordOf: Record<DealType, string> = { sale: 'for sale', lease: 'for lease', rent: 'for rent' }

function explainNotOffered(dealType: DealType, offered: readonly PartPrice[]): string {
  if (offered.length === 0) return `This block is not ${wordOf[dealType]}.`
  const sizes = offered.map(({ partLength }) => `/${partLength}`).join(', ')
  return `Parts of this size are not ${wordOf[dealType]}: parts are ${sizes}.`
}

function explainBadTerm(lease: Listing['terms']['lease'], months: number | null): string | null {
  if (!lease) return 'This block is not for lease.'
  const { shortestMonths, longestMonths } = lease
  const fits = months !== null && Number.isInteger(months) && months >= shortestMonths && months <= longestMonths
  return fits ? null : `A lease of this block runs ${shortestMonths} to ${longestMonths} whole months.`
}

function quoteAt({ amount }: PartPrice, { dealType, part, months }: PartRequest, at: Date): Quote {
  const fee = houseFeeAt(dealType, at)
  const surcharge = shareOf(amount, fee.buyerBasisPoints)
  const addresses = `${prefixSize(part).toLocaleString('en-US')} addresses (${formatPrefix(part)})`
  const label = dealType === 'sale' ? `Purchase of ${addresses}` : `${firstMonth[dealType]} of ${addresses}`
  const feeLine = { label: `Fee of the house, ${fee.buyerBasisPoints / 100} %`, amount: surcharge }
  return {
    lines: [{ label, amount }, ...(surcharge.minor > 0n ? [feeLine] : [])],
    total: addMoney(amount, surcharge),
    monthly: dealType === 'sale' ? null : amount,
    overTerm: dealType === 'lease' && months !== null ? addMoney(multiplyMoney(amount, months), surcharge) : null,
    surcharge,
    fee,
    term: termOf(dealType, months),
  }
}

const firstMonth = { lease: 'Lease, first month,', rent: 'Rent, first month,' } as const

function termOf(dealType: DealType, months: number | null): Duration | null {
  if (dealType === 'sale') return null
  return dealType === 'rent' ? 'P1M' : `P${months ?? 0}M`
}

/** ` a month` where a price comes again. */
export const explainMonthly = ({ monthly }: Quote): string | null => monthly && `${formatMoney(monthly)} a month`
