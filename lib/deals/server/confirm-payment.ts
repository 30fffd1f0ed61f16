/** The buyer came back from paying: reads the payment at once, so that a lost or late webhook does not matter. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { followPayments } from '#lib/ledger/server/follow-payments.ts'
import { movesFrom } from '#lib/processes/decide.ts'
import { partiesOf, partyOf } from '../deal.ts'
import { rulesOf } from '../rules.ts'
import { selectDeal } from './deal-store.ts'
import { recordPayment } from './record-payment.ts'

/** Does nothing for anybody but the buyer, nor for a deal that takes no payment now. What it learns, the deal shows. */
export async function confirmPayment(actor: Member, dealId: string): Promise<void> {
  const deal = await selectDeal(dealId)
  if (!(deal && isAllowed(actor, 'work-on-deal', partiesOf(deal)) && partyOf(actor, deal) === 'buyer')) return
  const waits = movesFrom(rulesOf(deal).definition, deal.state).some(({ command }) => command === 'fund')
  if (waits) await followPayments({ actor, record: recordPayment, dealId })
}
