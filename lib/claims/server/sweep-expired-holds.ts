/** Lets go of every hold whose time is over. Any number of sweeps at once share the work. */
import type { Claim } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { releaseExpired } from './claim-store.ts'

const atOnce = 500

/** The holds that ended, by world time; at most 500, the rest at the next sweep. */
export async function sweepExpiredHolds(given: { actor: Actor }): Promise<Claim[]> {
  return releaseExpired(given.actor, atOnce)
}
