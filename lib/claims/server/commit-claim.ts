/** Makes a deal's hold binding: it was paid, and no sweep lets it go any more. */
import type { Claim } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { commitHold } from './claim-store.ts'

/** Null where the deal holds nothing any more, so that its addresses must be claimed anew. */
export async function commitClaim(given: { actor: Actor; tx: Transaction; dealId: string }): Promise<Claim | null> {
  return commitHold(given.actor, given.tx, given.dealId)
}
