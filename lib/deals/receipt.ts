/** What a receipt says, line by line. Pure: the drawing of it is the shell's. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { formatMoney } from '#lib/kernel/money.ts'
import type { Deal } from './deal.ts'
import { priceLinesOf } from './declared-use.ts'
import { explainLaterPeriods } from './later-periods.ts'

export type ReceiptRow = { readonly label: string; readonly value: string }

export type Receipt = {
  readonly title: string
  readonly facts: readonly ReceiptRow[]
  readonly lines: readonly ReceiptRow[]
  readonly total: ReceiptRow
  readonly note: string
}

type Paid = { paymentId: string; paidAt: Date; buyerName: string; sellerName: string }

const subjects = { sale: 'Sale', lease: 'Lease, first period', rent: 'Rent, first month' } as const

/** A receipt over what was paid; it says that the money is held, and not that it is the seller's. */
export function makeReceipt(deal: Deal, { paymentId, paidAt, buyerName, sellerName }: Paid): Receipt {
  const { id, kind, block, terms } = deal
  return {
    title: 'Receipt',
    facts: [
      { label: 'Deal', value: id },
      { label: 'Subject', value: `${subjects[kind]} of ${formatPrefix(block)}` },
      { label: 'Buyer', value: buyerName },
      { label: 'Seller', value: sellerName },
      { label: 'Paid', value: `${paidAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` },
      { label: 'Payment', value: paymentId },
    ],
    lines: priceLinesOf(terms).map(({ label, amount }) => ({ label, value: formatMoney(amount) })),
    total: { label: 'Total paid', value: formatMoney(terms.total) },
    note: [
      'The amount is held for this deal, and is released or returned as the agreement says.',
      ...(explainLaterPeriods(deal) ?? []),
    ].join(' '),
  }
}
