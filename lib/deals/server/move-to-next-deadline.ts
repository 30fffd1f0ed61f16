/** Lets a world that is played wait until time itself moves a deal. */
import type { ClockMoved, ClockRefusal } from '#lib/diligence/server/move-world-clock.ts'
import { moveWorldClockTo } from '#lib/diligence/server/move-world-clock.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { findNextDeadline } from './find-next-deadline.ts'

/** For whoever plays in the world, as every other step of its clock. */
export async function moveToNextDeadline(actor: Actor): Promise<Result<ClockMoved, ClockRefusal>> {
  const next = await findNextDeadline(actor)
  return next ? moveWorldClockTo(actor, next) : err({ code: 'no-such-step', message: 'No deal waits for a deadline.' })
}
