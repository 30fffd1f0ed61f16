/** What an effect is about: the event that wanted it, and the deal it is of. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type Deal, partiesOf } from '../deal.ts'
import type { ChainedEvent } from '../event-hash.ts'
import { selectDeal, selectEvents } from './deal-store.ts'
import { selectNames } from './list-store.ts'

export type Occasion = {
  readonly deal: Deal
  readonly event: ChainedEvent
  readonly buyerName: string
  readonly sellerName: string
}

/** For the house's own jobs. An effect is written with its event, so both are there. */
export async function getOccasion(
  _actor: SystemActor,
  { dealId, seq }: { dealId: string; seq: number },
): Promise<Occasion> {
  const deal = await selectDeal(dealId)
  const event = (await selectEvents(null, dealId)).find((one) => one.seq === seq)
  invariant(deal && event, 'an effect is of an event of a deal')
  const names = await selectNames(partiesOf(deal))
  return {
    ...{ deal, event },
    buyerName: names.get(deal.buyerId) ?? deal.buyerId,
    sellerName: names.get(deal.sellerId) ?? deal.sellerId,
  }
}
