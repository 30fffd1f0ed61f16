/** Keeps the payments of a deal still while it is moved. */
import type { Transaction } from '#lib/platform/transaction.ts'
import { lockCheckoutsOf } from './checkout-store.ts'

/**
 * Before the deal's own row is locked: a payment that is read back holds its checkouts and then wants the deal, and
 * the other way round the two would wait for each other.
 */
export const lockCheckouts = (given: { tx: Transaction; dealId: string }): Promise<void> =>
  lockCheckoutsOf(given.tx, given.dealId)
