/** POST /v1/refunds: money of a payment goes back from the platform's balance. */

import type Stripe from 'stripe'
import { ok } from '#lib/kernel/result.ts'
import { invalid, noSuch } from './api-error.ts'
import { announce } from './event-object.ts'
import { newId } from './new-id.ts'
import { buildBalanceTransaction } from './payment-objects.ts'
import type { Changes } from './records.ts'
import { readMetadata } from './session-object.ts'
import type { Answer, Standin } from './standin.ts'

function findCharge({ records }: Standin, { payment_intent, charge }: Stripe.RefundCreateParams): Stripe.Charge | null {
  const ofPayment = records.payments.get(payment_intent ?? '')?.latest_charge
  const id = typeof ofPayment === 'string' ? ofPayment : charge
  return records.charges.get(id ?? '') ?? null
}

function buildRefund(
  charge: Stripe.Charge,
  params: Stripe.RefundCreateParams,
  given: Pick<Stripe.Refund, 'amount' | 'created'>,
): Stripe.Refund {
  return {
    id: newId('re'),
    object: 'refund',
    ...given,
    balance_transaction: null,
    charge: charge.id,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: 'card', card: { type: 'refund' } },
    metadata: readMetadata(params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
}

export function createRefund(standin: Standin, params: Stripe.RefundCreateParams): Answer {
  const charge = findCharge(standin, params)
  if (!charge?.paid) return noSuch('payment_intent', params.payment_intent ?? params.charge ?? '')
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) return invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = params.amount ?? left
  if (amount < 1 || amount > left)
    return invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  const created = standin.now()
  const refund = buildRefund(charge, params, { amount, created })
  const balance = buildBalanceTransaction({
    ...{ type: 'refund', source: refund.id, amount: -amount, currency: charge.currency, created },
  })
  const booked: Stripe.Refund = { ...refund, balance_transaction: balance.id }
  const refunded = { ...charge, amount_refunded: charge.amount_refunded + amount, refunded: amount === left }
  const changes: Changes = {
    ...{ refunds: [booked], charges: [refunded], balance: [balance] },
    ...announce(
      [
        ['refund.created', booked],
        ['charge.refunded', refunded],
      ],
      created,
    ),
  }
  return ok({ answer: booked, changes })
}
