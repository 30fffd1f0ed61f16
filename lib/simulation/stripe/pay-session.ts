/** What pressing "Pay" on the hosted page does: a charge that succeeds and completes the session, or one that fails. */

import type Stripe from 'stripe'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Card, Decline } from './cards.ts'
import { announce, type EventType, type Sending } from './event-object.ts'
import { buildBalanceTransaction, buildCharge, buildPayment } from './payment-objects.ts'
import type { Changes } from './records.ts'
import type { Standin } from './standin.ts'

type Attempt = { card: Card; decline: Decline | null; email: string | null; sending: Sending }

type Happened = [EventType, { id: string; object: string }]

/** The payment of the session, made at the first try. */
function findPayment({ records, now }: Standin, session: Stripe.Checkout.Session) {
  const known = typeof session.payment_intent === 'string' ? records.payments.get(session.payment_intent) : undefined
  if (known) return { payment: known, happened: [] as Happened[] }
  const order = records.orders.get(session.id)
  invariant(order !== undefined, 'a session has its order beside it')
  const payment = buildPayment(session, order, now())
  return { payment, happened: [['payment_intent.created', payment]] as Happened[] }
}

function succeed(session: Stripe.Checkout.Session, payment: Stripe.PaymentIntent, charge: Stripe.Charge) {
  const { amount, currency, created } = charge
  const balance = buildBalanceTransaction({ type: 'charge', source: charge.id, amount, currency, created })
  const booked: Stripe.Charge = { ...charge, balance_transaction: balance.id }
  const paid: Stripe.PaymentIntent = {
    ...payment,
    ...{ amount_received: amount, status: 'succeeded', last_payment_error: null },
    ...{ latest_charge: charge.id, payment_method: charge.payment_method },
  }
  const completed: Stripe.Checkout.Session = {
    ...session,
    ...{ status: 'complete', payment_status: 'paid', url: null, payment_intent: payment.id },
    customer_details: describeCustomer(charge.billing_details.email),
  }
  const happened: Happened[] = [
    ['charge.succeeded', booked],
    ['payment_intent.succeeded', paid],
    ['checkout.session.completed', completed],
  ]
  const changes: Changes = { sessions: [completed], payments: [paid], charges: [booked], balance: [balance] }
  return { changes, happened }
}

const describeCustomer = (email: string | null): Stripe.Checkout.Session.CustomerDetails => ({
  ...{ address: null, business_name: null, email, individual_name: null, name: null, phone: null },
  ...{ tax_exempt: 'none', tax_ids: [] },
})

function fail(
  {
    session,
    payment,
    charge,
  }: Record<'session', Stripe.Checkout.Session> & { payment: Stripe.PaymentIntent; charge: Stripe.Charge },
  { code, declineCode, message }: Decline,
) {
  const failed: Stripe.PaymentIntent = {
    ...payment,
    latest_charge: charge.id,
    last_payment_error: { type: 'card_error', charge: charge.id, code, decline_code: declineCode, message },
  }
  const happened: Happened[] = [
    ['charge.failed', charge],
    ['payment_intent.payment_failed', failed],
  ]
  const tried = { ...session, payment_intent: payment.id }
  return { changes: { sessions: [tried], payments: [failed], charges: [charge] } satisfies Changes, happened }
}

/** One try to pay an open session, saved whole. A decline leaves it open for the next card. */
export function paySession(standin: Standin, session: Stripe.Checkout.Session, attempt: Attempt): void {
  invariant(session.status === 'open', 'only an open session is paid')
  const created = standin.now()
  const { payment, happened } = findPayment(standin, session)
  const charge = buildCharge(payment, { ...attempt, created })
  const end = attempt.decline ? fail({ session, payment, charge }, attempt.decline) : succeed(session, payment, charge)
  standin.records.save({ ...end.changes, ...announce([...happened, ...end.happened], created, attempt.sending) })
}
