/** Which steps of the watch were handed on to those who watch; for the house's own jobs. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { markTold as mark, selectUntoldRuns as select } from './watch-run-store.ts'

export const selectUntoldRuns = (actor: SystemActor): Promise<string[]> => select(actor)

/** In the transaction that wrote their alerts. */
export const markTold = (actor: SystemActor, tx: Transaction, runId: string): Promise<void> => mark(actor, tx, runId)
