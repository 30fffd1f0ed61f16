/** Makes the receipt of a payment and keeps it with the deal. Done again, it changes nothing. */
import { z } from 'zod'
import { invariant } from '#lib/kernel/invariant.ts'
import { partiesOf } from '../deal.ts'
import { makeReceipt } from '../receipt.ts'
import { selectDeal, selectEvents } from './deal-store.ts'
import { drawReceipt } from './draw-receipt.ts'
import type { TakenEffect } from './effect-store.ts'
import { selectNames } from './list-store.ts'
import { insertDocument } from './paper-store.ts'

const Payment = z.object({ paymentId: z.string() })

export async function issueReceipt({ dealId, seq }: TakenEffect): Promise<void> {
  const deal = await selectDeal(dealId)
  const funded = (await selectEvents(null, dealId, 'fund')).find((event) => event.seq === seq)
  invariant(deal && funded, 'a receipt is of a payment that a deal took in')
  const names = await selectNames(partiesOf(deal))
  const receipt = makeReceipt(deal, {
    paymentId: Payment.parse(funded.evidence.payment).paymentId,
    paidAt: funded.at,
    buyerName: names.get(deal.buyerId) ?? deal.buyerId,
    sellerName: names.get(deal.sellerId) ?? deal.sellerId,
  })
  const content = await drawReceipt(receipt, funded.at)
  const file = { kind: 'receipt', fileName: `receipt-${dealId}.pdf`, mediaType: 'application/pdf' } as const
  await insertDocument({ dealId, seq, content, ...file })
}
