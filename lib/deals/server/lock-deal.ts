/** A deal that nobody else moves until the transaction ends. */
import { lockCheckouts } from '#lib/ledger/server/lock-checkouts.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { Deal } from '../deal.ts'
import { selectForUpdate } from './deal-store.ts'

/** Its checkouts first, then its row: the order in which payments lock them. Null where there is no such deal. */
export async function lockDeal(tx: Transaction, dealId: string): Promise<Deal | null> {
  await lockCheckouts({ tx, dealId })
  return selectForUpdate(tx, dealId)
}
