/** Whether what a deal owes its buyer could not be sent back. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { hasFailedRefund as selectFailed } from './refund-store.ts'

export const hasFailedRefund = (given: { actor: Actor; tx: Transaction | null; dealId: string }): Promise<boolean> =>
  selectFailed(given.tx, given.dealId)
