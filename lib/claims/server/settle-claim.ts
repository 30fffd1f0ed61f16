/** Makes a sale final: the block is the buyer's, who may offer it anew, and the seller's listing is rid of it for good. */
import type { Claim } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { settleOfDeal } from './claim-store.ts'

/** Null where the deal has no committed claim. */
export async function settleClaim(given: { actor: Actor; tx: Transaction; dealId: string }): Promise<Claim | null> {
  return settleOfDeal(given.actor, given.tx, given.dealId)
}
