/** A Checkout Session as Stripe shows one, in payment mode on a hosted page. */
import type Stripe from 'stripe'

type NewSession = {
  id: string
  url: string
  created: number
  expiresAt: number
  amount: number
  currency: string
  params: Stripe.Checkout.SessionCreateParams
}

const nothingSet = {
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  customer_creation: 'if_required',
  customer_details: null,
  discounts: [],
  invoice: null,
  invoice_creation: null,
  locale: null,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  submit_type: null,
  subscription: null,
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>

export const buildSession = ({ params, ...given }: NewSession): Stripe.Checkout.Session => ({
  ...nothingSet,
  id: given.id,
  object: 'checkout.session',
  amount_subtotal: given.amount,
  amount_total: given.amount,
  cancel_url: params.cancel_url ?? null,
  client_reference_id: params.client_reference_id ?? null,
  created: given.created,
  currency: given.currency,
  customer_email: params.customer_email ?? null,
  expires_at: given.expiresAt,
  integration_identifier: params.integration_identifier ?? null,
  livemode: false,
  metadata: readMetadata(params.metadata),
  mode: 'payment',
  payment_intent: null,
  payment_method_collection: 'if_required',
  payment_method_types: ['card'],
  payment_status: 'unpaid',
  status: 'open',
  success_url: params.success_url ?? null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  url: given.url,
})

/** Values are text; null and empty ones unset. */
export function readMetadata(given: Stripe.Emptyable<Stripe.MetadataParam> | undefined): Stripe.Metadata {
  if (!given) return {}
  const set = Object.entries(given).filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]))
}
