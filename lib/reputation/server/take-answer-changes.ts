/** What lists answer otherwise than before, for whoever tells of it: each change is handed on once. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { joinChanges, type TakenChange } from '../answer-changes.ts'
import { type BlockOnZone, countListed, takeChanges } from './dnsbl-change-store.ts'

export type { BlockOnZone }

/** What `tx` takes and does not commit comes again. */
export const takeAnswerChanges = async (actor: Actor, tx: Transaction): Promise<TakenChange[]> =>
  joinChanges(await takeChanges(actor, tx))

/** Addresses of each block that stand on the list now, in the order given. */
export const countListedAddresses = (actor: Actor, tx: Transaction, asked: readonly BlockOnZone[]): Promise<number[]> =>
  countListed(actor, tx, asked)
