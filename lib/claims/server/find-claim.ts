/** What a deal has of the address space now. */
import type { Claim } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { selectOfDeal } from './claim-store.ts'

/** The deal's claim that stands; null where it has none. Whoever asks has found the deal. */
export async function findClaim(given: {
  actor: Actor
  tx: Transaction | null
  dealId: string
}): Promise<Claim | null> {
  return selectOfDeal(given.tx, given.dealId)
}
