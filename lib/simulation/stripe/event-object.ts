/** Events: what happened, with the object as it stood then, and when each is to be sent. */
import Stripe from 'stripe'
import { newId } from './new-id.ts'
import type { ApiEvent, Changes } from './records.ts'

export type EventType =
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'payment_intent.created'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'charge.succeeded'
  | 'charge.failed'
  | 'charge.refunded'
  | 'refund.created'

/** How an event travels: after so many ms, or not at all. */
export type Sending = { delayMs: number } | 'never'

const buildEvent = (type: EventType, object: ApiEvent['data']['object'], created: number): ApiEvent => ({
  id: newId('evt'),
  object: 'event',
  api_version: Stripe.API_VERSION,
  created,
  data: { object },
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
  type,
})

/** The events and their deliveries. `now` in seconds of the stand-in; sending goes by real time. */
export function announce(
  happened: readonly (readonly [EventType, ApiEvent['data']['object']])[],
  now: number,
  sending: Sending = { delayMs: 0 },
): Required<Pick<Changes, 'events' | 'deliveries'>> {
  const nextAt = sending === 'never' ? null : Date.now() + sending.delayMs
  const events = happened.map(([type, object]) => buildEvent(type, object, now))
  return { events, deliveries: events.map(({ id }) => ({ id, attempts: 0, nextAt, hasArrived: false })) }
}
