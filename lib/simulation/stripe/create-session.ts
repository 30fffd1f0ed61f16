/** POST /v1/checkout/sessions, as far as payments go: mode=payment on a hosted page, priced in the request. */

import type Stripe from 'stripe'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type ApiError, invalid } from './api-error.ts'
import { newId } from './new-id.ts'
import { buildSession } from './session-object.ts'
import type { Answer, Standin } from './standin.ts'

type Params = Stripe.Checkout.SessionCreateParams
type Priced = { amount: number; currency: string; description: string }

const largestAmount = 99_999_999
const [shortest, longest] = [30 * 60, 24 * 3600]

function priceItems(items: readonly Stripe.Checkout.SessionCreateParams.LineItem[]): Result<Priced, ApiError> {
  const [first] = items
  if (!first) return invalid('You must provide `line_items` in payment mode.', { param: 'line_items' })
  const currency = first.price_data?.currency ?? ''
  let amount = 0
  for (const { price_data: price, quantity = 0 } of items) {
    if (!price)
      return invalid('This stand-in knows no stored prices: give price_data.', { param: 'line_items[0][price]' })
    if (price.currency !== currency) return invalid('All line items are in one currency.', { param: 'line_items' })
    if (price.unit_amount === undefined || !Number.isInteger(price.unit_amount) || price.unit_amount < 0)
      return invalid('Invalid non-negative integer', {
        code: 'parameter_invalid_integer',
        param: 'line_items[0][price_data][unit_amount]',
      })
    amount += price.unit_amount * quantity
  }
  return ok({ amount, currency, description: first.price_data?.product_data?.name ?? '' })
}

/** What this stand-in does not play is refused, so that nobody takes its silence for Stripe's consent. */
function findUnsupported(params: Params): string | null {
  if (params.mode !== 'payment') return 'mode'
  if (params.ui_mode !== undefined && params.ui_mode !== 'hosted_page') return 'ui_mode'
  const known = [
    'mode',
    'ui_mode',
    'line_items',
    'client_reference_id',
    'metadata',
    'payment_intent_data',
    'expires_at',
  ]
  const also = ['success_url', 'cancel_url', 'customer_email', 'integration_identifier', 'allowed_payment_method_types']
  return Object.keys(params).find((name) => !(known.includes(name) || also.includes(name))) ?? null
}

function checkTime(expiresAt: number, now: number): Result<number, ApiError> {
  const param = 'expires_at'
  if (expiresAt < now + shortest)
    return invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param })
  if (expiresAt > now + longest)
    return invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param })
  return ok(expiresAt)
}

function checkAmount({ amount, currency, description }: Priced): Result<Priced, ApiError> {
  const param = 'line_items[0][price_data][unit_amount]'
  if (amount > largestAmount)
    return invalid('The Checkout Session’s total amount must be no more than 999,999.99.', {
      code: 'amount_too_large',
      param,
    })
  if (amount < 50)
    return invalid('The Checkout Session’s total amount due must add up to at least 50 cents.', {
      code: 'amount_too_small',
      param,
    })
  return ok({ amount, currency, description })
}

export function createSession({ url, now }: Standin, params: Params): Answer {
  const unsupported = findUnsupported(params)
  if (unsupported) return invalid(`This stand-in does not play ${unsupported} as given.`, { param: unsupported })
  if (!params.success_url) return invalid('Missing required param: success_url.', { param: 'success_url' })
  const priced = priceItems(params.line_items ?? [])
  if (!priced.ok) return priced
  const total = checkAmount(priced.value)
  if (!total.ok) return total
  const created = now()
  const expiresAt = checkTime(params.expires_at ?? created + longest, created)
  if (!expiresAt.ok) return err(expiresAt.error)
  const { amount, currency, description } = total.value
  const id = newId('cs_test')
  const session = buildSession({
    ...{ id, created, amount, currency, params },
    url: `${url}/c/pay/${id}`,
    expiresAt: expiresAt.value,
  })
  const order = { id, description, paymentData: params.payment_intent_data ?? {} }
  return ok({ answer: session, changes: { sessions: [session], orders: [order] } })
}
