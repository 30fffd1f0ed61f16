/** Takes addresses for a deal until a moment, or says who was faster. */
import { type Claim, type ClaimRefusal, type ClaimRequest, explainBadRequest, explainTaken } from '#lib/claims/claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { insertHold } from './claim-store.ts'

/**
 * Of any number of callers at once exactly one gets the addresses; the others are refused as `taken`, without an
 * exception and without waiting on each other. `holdUntil` is world time and lies after the end of the checkout it is for.
 */
export async function holdBlock(
  given: { actor: Actor; tx: Transaction; holdUntil: Date } & ClaimRequest,
): Promise<Result<Claim, ClaimRefusal>> {
  const { actor, tx, holdUntil, ...request } = given
  const problem = explainBadRequest(request)
  if (problem) return err(problem)
  const claim = await insertHold(actor, tx, { request, holdUntil })
  return claim ? ok(claim) : err(explainTaken(request.block))
}
