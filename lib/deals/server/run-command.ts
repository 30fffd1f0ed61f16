/** A party moves its deal: one command, one transaction. What pages and jobs call. */
import type { Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { Deal, DealRefusal } from '../deal.ts'
import { applyCommand, type DealMove } from './apply-command.ts'

/** The deal after the command, or a sentence that says why it stands where it stood. */
export const runCommand = (given: Omit<DealMove, 'tx'>): Promise<Result<Deal, DealRefusal>> =>
  inTransaction((tx) => applyCommand({ ...given, tx }))
