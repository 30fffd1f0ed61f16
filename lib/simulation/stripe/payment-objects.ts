/** PaymentIntent, Charge and BalanceTransaction as Stripe shows them for a card payment through Checkout. */
import type Stripe from 'stripe'
import type { Card, Decline } from './cards.ts'
import { newId } from './new-id.ts'
import type { Order } from './records.ts'
import { readMetadata } from './session-object.ts'

const noPayment = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
} satisfies Partial<Stripe.PaymentIntent>

/** Made at the first try to pay. */
export function buildPayment(
  session: Stripe.Checkout.Session,
  { paymentData }: Order,
  created: number,
): Stripe.PaymentIntent {
  const id = newId('pi')
  return {
    ...noPayment,
    id,
    object: 'payment_intent',
    amount: session.amount_total ?? 0,
    client_secret: newId(`${id}_secret`),
    created,
    currency: session.currency ?? '',
    description: paymentData.description ?? null,
    livemode: false,
    metadata: readMetadata(paymentData.metadata),
    payment_method_types: ['card'],
    status: 'requires_payment_method',
    transfer_group: paymentData.transfer_group ?? null,
  }
}

const noCharge = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  calculated_statement_descriptor: 'DOTQUAD',
  customer: null,
  disputed: false,
  failure_balance_transaction: null,
  fraud_details: null,
  on_behalf_of: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
} satisfies Partial<Stripe.Charge>

const describeCard = (card: Card, amount: number): Stripe.Charge.PaymentMethodDetails => ({
  type: 'card',
  card: {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    electronic_commerce_indicator: null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    funding: 'credit',
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: null,
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  },
})

const describeOutcome = (decline: Decline | null): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: decline ? 'declined_by_network' : 'approved_by_network',
  reason: decline?.declineCode ?? null,
  seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
  type: decline ? 'issuer_declined' : 'authorized',
})

type Tried = { card: Card; decline: Decline | null; created: number; email: string | null }

/** One try with one card; a declined one is a charge that failed. */
export function buildCharge(payment: Stripe.PaymentIntent, { card, decline, created, email }: Tried): Stripe.Charge {
  const captured = decline ? 0 : payment.amount
  return {
    ...noCharge,
    id: newId('ch'),
    object: 'charge',
    amount: payment.amount,
    amount_captured: captured,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: { address: null, email, name: null, phone: null, tax_id: null },
    captured: decline === null,
    created,
    currency: payment.currency,
    description: payment.description,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    livemode: false,
    metadata: payment.metadata,
    outcome: describeOutcome(decline),
    paid: decline === null,
    payment_intent: payment.id,
    payment_method: newId('pm'),
    payment_method_details: describeCard(card, payment.amount),
    refunded: false,
    status: decline ? 'failed' : 'succeeded',
    transfer_group: payment.transfer_group,
  }
}

const daySeconds = 86_400

/** What a charge or a refund does to the platform's balance. The fee is that of a card in the USA: 2.9 % and 30 cents. */
export function buildBalanceTransaction(given: {
  type: 'charge' | 'refund'
  source: string
  amount: number
  currency: string
  created: number
}): Stripe.BalanceTransaction {
  const { type, source, amount, currency, created } = given
  const fee = type === 'charge' ? Math.round(amount * 0.029) + 30 : 0
  const description = 'Stripe processing fees'
  return {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: created + 2 * daySeconds,
    balance_type: 'payments',
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: type,
    source,
    status: 'pending',
    type,
  }
}
