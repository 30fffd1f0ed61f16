/**
 * The accounts of the ledger, each by the code it is stored under.
 *
 * A debit account holds what the house has, a credit account what it owes. None may stand on the wrong side of zero.
 */
import type { Currency } from '#lib/kernel/money.ts'

export type AccountSide = 'debit' | 'credit'
export type Account = { readonly code: string; readonly side: AccountSide }

const owed = (code: string): Account => ({ code, side: 'credit' })

/** Money that lies with the payment service. */
export const clearing = (currency: Currency): Account => ({ code: `clearing:${currency}`, side: 'debit' })
/** What the house has earned. */
export const fees = (currency: Currency): Account => owed(`fees:${currency}`)
/** The buyer's money, neither the seller's nor returned yet. */
export const heldFor = (dealId: string): Account => owed(`deal:${dealId}:held`)
/** Paid twice for one deal; goes back on its own. */
export const duplicateOf = (dealId: string): Account => owed(`deal:${dealId}:duplicate`)
/** Paid in another amount or currency than was asked; goes back on its own. */
export const mismatchOf = (dealId: string, currency: Currency): Account => owed(`deal:${dealId}:mismatch:${currency}`)
/** What the house has paid back from elsewhere: it may take as much out of the clearing for itself. */
export const advancedBy = (currency: Currency): Account => owed(`advanced:${currency}`)
/** On its way back to the buyer. */
export const refundDue = (dealId: string): Account => owed(`deal:${dealId}:refund-due`)
/** A seller's or broker's, to be paid out. */
export const payableTo = (organisationId: string, currency: Currency): Account =>
  owed(`org:${organisationId}:payable:${currency}`)
