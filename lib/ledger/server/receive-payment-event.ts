/** Takes a note of the payment service: proves it, stores it once, and leaves the rest to a job. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { paymentGateway } from '#lib/wiring.ts'
import { insertEvent } from './payment-event-store.ts'

/** `again` where it was stored before. The error says what did not match, for the log and not for the sender. */
export async function receivePaymentEvent(
  _actor: SystemActor,
  { rawBody, signature }: { rawBody: Uint8Array; signature: string | null },
): Promise<Result<'stored' | 'again', string>> {
  const event = paymentGateway().parseWebhook(rawBody, signature)
  if (!event.ok) return event
  const isNew = await insertEvent(event.value, new TextDecoder().decode(rawBody))
  return ok(isNew ? 'stored' : 'again')
}
