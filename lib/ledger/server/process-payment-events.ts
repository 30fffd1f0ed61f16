/** Reads back what stored events hint at. The event itself says nothing that is believed, so order does not matter. */
import type { PaymentEvent } from '#lib/ledger/payment-gateway.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { paymentGateway } from '#lib/wiring.ts'
import { applyCheckout, applyRefund, type Taken, type Taking } from './apply-reading.ts'
import { eachInTurn } from './each-in-turn.ts'
import { markProcessed, noteEventProblem, takeEvents } from './payment-event-store.ts'

/** Reads the object and takes it in, the event marked in the same transaction. Gives why not, or null. */
async function takeIn(
  taking: Taking,
  { subject, objectId }: { subject: 'checkout' | 'refund'; objectId: string },
  mark: (tx: Transaction, taken: Taken) => Promise<void>,
): Promise<string | null> {
  const gateway = paymentGateway()
  if (subject === 'checkout') {
    const reading = await gateway.findCheckout(objectId)
    if (!reading.ok) return reading.error.message
    if (reading.value) await applyCheckout(taking, reading.value, mark)
    return reading.value ? null : `${objectId} is not known there.`
  }
  const reading = await gateway.findRefund(objectId)
  if (!reading.ok) return reading.error.message
  if (reading.value) await applyRefund(taking, reading.value, mark)
  return reading.value ? null : `${objectId} is not known there.`
}

/** What cannot be read now stays due, with the reason beside it. */
async function processEvent(taking: Taking, { id, subject, objectId }: PaymentEvent): Promise<void> {
  if (subject === null || objectId === null) return markProcessed(null, id, null)
  const problem = await takeIn(taking, { subject, objectId }, (tx, taken) =>
    markProcessed(tx, id, taken === 'unknown-here' ? `${objectId} is none of ours.` : null),
  )
  if (problem !== null) await noteEventProblem(id, problem)
}

/**
 * Works off what is due; several processes may do so at once. `record` is what a deal makes of the news. Gives how
 * many events were looked at.
 */
export async function processPaymentEvents(taking: Taking): Promise<{ events: number }> {
  let count = 0
  for (let events = await takeEvents(); events.length > 0; events = await takeEvents()) {
    await eachInTurn(events, (event) => processEvent(taking, event))
    count += events.length
  }
  return { events: count }
}
