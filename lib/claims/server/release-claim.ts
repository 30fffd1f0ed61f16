/** Lets a deal's addresses go: the last thing that happens when a deal ends without a sale. */
import type { Claim } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { releaseOfDeal } from './claim-store.ts'

/** What was let go; null where the deal had nothing, so that repeating it is harmless. */
export async function releaseClaim(given: { actor: Actor; tx: Transaction; dealId: string }): Promise<Claim | null> {
  return releaseOfDeal(given.actor, given.tx, given.dealId)
}
