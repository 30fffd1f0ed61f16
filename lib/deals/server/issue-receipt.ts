/** Makes the receipt of a payment and keeps it with the deal. Done again, it changes nothing. */
import { z } from 'zod'
import { systemActor } from '#lib/kernel/actor.ts'
import { makeReceipt } from '../receipt.ts'
import { drawReceipt } from './draw-receipt.ts'
import type { TakenEffect } from './effect-store.ts'
import { getOccasion } from './get-occasion.ts'
import { insertDocument } from './paper-store.ts'

const Payment = z.object({ paymentId: z.string() })
const actor = systemActor('issue-receipt')

/** Of the payment that this event took in. */
export async function issueReceipt({ dealId, seq }: TakenEffect): Promise<void> {
  const { deal, event, buyerName, sellerName } = await getOccasion(actor, { dealId, seq })
  const { paymentId } = Payment.parse(event.evidence.payment)
  const receipt = makeReceipt(deal, { paymentId, paidAt: event.at, buyerName, sellerName })
  const content = await drawReceipt(receipt, event.at)
  const file = { kind: 'receipt', fileName: `receipt-${dealId}.pdf`, mediaType: 'application/pdf' } as const
  await insertDocument({ dealId, seq, content, ...file })
}
