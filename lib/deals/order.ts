/** What a buyer orders, and what is wrong with it before anybody is asked. */

import { containsPrefix, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { compareMoney, formatMoney, type Money, money } from '#lib/kernel/money.ts'
import { largestPaymentMinor } from '#lib/ledger/payment-gateway.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { explainLeaseBan } from '#lib/registry/lease-ban.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import type { DealRefusal, DealTerms } from './deal.ts'
import { lease } from './definitions/lease.ts'
import { rent } from './definitions/rent.ts'
import { buyNowSale, sale } from './definitions/sale.ts'
import { explainSlowTransfer } from './slow-transfer.ts'
import type { DealDefinition } from './vocabulary.ts'

/** What is on offer, as the listing stood when the buyer ordered. */
export type Offer = {
  readonly kind: DealType
  readonly listingId: string
  readonly listingBlock: Prefix
  /** The part that is ordered. */
  readonly block: Prefix
  readonly registry: Rir
  /** Of a sale: where the recipient is a holder. Null for a lease or rent. */
  readonly recipientRegistry: Rir | null
  readonly sellerId: string
  readonly terms: Omit<DealTerms, 'recipientRegistry'>
}

/** What the buyer hands in with the order, so that the deal need not ask; each null where it is still to come. */
export type OrderPapers = {
  readonly preapprovalTicket: string | null
  /** The hash of the dossier that the buyer has read and takes the block by. */
  readonly dossierSha256: string | null
  /** The name under the agreement. */
  readonly signature: string | null
}

/** Unpaid deals that one buyer may have at once: each keeps addresses from everybody else (payments-security 5.3). */
export const mostUnpaidDeals = 10

/** Up to here a sale waits minutes and not days for each of the buyer's steps. */
const buyNowMinor = 10_000_000n

export function definitionFor({ kind, terms: { total } }: Offer): DealDefinition {
  if (kind === 'lease') return lease
  if (kind === 'rent') return rent
  return compareMoney(total, money(total.currency, buyNowMinor)) <= 0 ? buyNowSale : sale
}

/** What stands against the order, whoever else wants the block; null if nothing. */
export function explainBadOrder(
  offer: Offer,
  { buyerId, unpaid, rules }: { buyerId: string; unpaid: number; rules: RuleSet },
) {
  const refuse = (kind: DealRefusal['kind'], message: string): DealRefusal => ({ kind, message })
  const { block, listingBlock, sellerId, terms } = offer
  if (buyerId === sellerId) return refuse('own-block', 'This block is your own organisation’s.')
  if (!containsPrefix(listingBlock, block))
    return refuse('not-offered', `${formatPrefix(block)} is not part of ${formatPrefix(listingBlock)}.`)
  const bar = explainBar(offer, rules)
  if (bar) return refuse('not-offered', bar)
  if (terms.total.minor > largestPaymentMinor) return refuse('too-much', explainTooMuch(terms.total))
  if (unpaid >= mostUnpaidDeals)
    return refuse('too-many', `You have ${unpaid} deals that are not paid yet. Pay or leave one of them first.`)
  return null
}

/** What the registry stands against, whatever the listing says. */
function explainBar({ kind, registry, recipientRegistry }: Offer, rules: RuleSet): string | null {
  if (kind !== 'sale') return explainLeaseBan(rules, registry)
  if (recipientRegistry === null) return 'A sale names the holder that the registry will show: choose one.'
  return explainSlowTransfer(rules, registry, recipientRegistry)
}

const explainTooMuch = (total: Money) =>
  `${formatMoney(total)} is more than one payment here can be, ${formatMoney(money(total.currency, largestPaymentMinor))}. Order a smaller part.`
