/** What a new moment of the world, or a new file about it, means for the market: first what is measured, then what is due. */
import { sweepExpiredHolds } from '#lib/claims/server/sweep-expired-holds.ts'
import { measureDeals } from '#lib/deals/server/measure-deals.ts'
import { measureEndedSales } from '#lib/deals/server/measure-ended-sales.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { recheckListings } from '#lib/listings/server/recheck-listings.ts'
import { runDealEffects } from '#lib/notifications/server/run-deal-effects.ts'
import { sendDueMail } from '#lib/notifications/server/send-due-mail.ts'
import { watchWorld } from '#lib/notifications/server/watch-world.ts'
import { settlePayments } from './settle-payments.ts'

/** Counts for the log. What was left by one that died is done by the next. */
export async function followWorld() {
  const { frozen, closed } = await recheckListings(systemActor('recheck-listings'))
  const { moved, fired } = await moveDeals()
  const movedAfterEnd = await measureEndedSales(systemActor('measure-ended-sales'))
  const holds = await sweepExpiredHolds({ actor: systemActor('sweep-expired-holds') })
  await settlePayments()
  await runDealEffects()
  const watched = await watchWorld(systemActor('watch-blocks'))
  const { sent } = await sendDueMail(systemActor('send-mail'))
  return { ...watched, frozen, closed, moved, fired, movedAfterEnd, letGo: holds.length, mails: sent }
}

/** Until deals come to rest: where time has led one, there may be a fact that leads it on. */
async function moveDeals(): Promise<{ moved: number; fired: number }> {
  const { moved } = await measureDeals()
  const { fired } = await sweepDeadlines()
  if (moved + fired === 0) return { moved, fired }
  const rest = await moveDeals()
  return { moved: moved + rest.moved, fired: fired + rest.fired }
}
