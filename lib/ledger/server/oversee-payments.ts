/** The operator's reads over all payments: what needs a person, and whether the books balance. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { type Money, sumMoney } from '#lib/kernel/money.ts'
import {
  type ClassBalance,
  type PaymentTrouble,
  selectClassBalances,
  selectFailedRefunds,
  selectStuckCalls,
  selectUnprocessedEvents,
} from './oversight-store.ts'

export type PaymentExceptions = {
  readonly failedRefunds: readonly PaymentTrouble[]
  readonly unprocessedEvents: readonly PaymentTrouble[]
  readonly stuckCalls: readonly PaymentTrouble[]
}

const mostShown = 50

/** Up to 50 of each, the oldest first. Null for whoever does not oversee the market. */
export async function listPaymentExceptions(actor: Member): Promise<PaymentExceptions | null> {
  if (!isAllowed(actor, 'oversee-market')) return null
  const [failedRefunds, unprocessedEvents, stuckCalls] = await Promise.all([
    selectFailedRefunds(mostShown),
    selectUnprocessedEvents(mostShown),
    selectStuckCalls(mostShown),
  ])
  return { failedRefunds, unprocessedEvents, stuckCalls }
}

export type TrialBalance = {
  readonly classes: readonly ClassBalance[]
  /** Debits less credits, one for each currency: zero, or the books are wrong. */
  readonly differences: readonly Money[]
}

/** Null for whoever does not oversee the market. */
export async function findTrialBalance(actor: Member): Promise<TrialBalance | null> {
  if (!isAllowed(actor, 'oversee-market')) return null
  const classes = await selectClassBalances()
  const currencies = [...new Set(classes.map(({ sum }) => sum.currency))]
  const sumsIn = (currency: Money['currency']) =>
    classes.filter(({ sum }) => sum.currency === currency).map(({ sum }) => sum)
  return { classes, differences: currencies.map((currency) => sumMoney(currency, sumsIn(currency))) }
}
