/** Proves that Stripe wrote these bytes lately and for this mode, and says what they are about. */
import Stripe from 'stripe'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { PaymentEvent } from '#lib/ledger/payment-gateway.ts'
import type { StripeAccess } from './stripe-client.ts'

const { errors } = Stripe

const subjects: Readonly<Record<string, PaymentEvent['subject']>> = {
  'checkout.session': 'checkout',
  refund: 'refund',
}

/** The event, by the first secret that fits; during a rotation there are two. */
function constructEvent(
  client: Stripe,
  { rawBody, signature }: { rawBody: Uint8Array; signature: string },
  secrets: readonly string[],
): Result<Stripe.Event, string> {
  let problem = 'no webhook secret is configured'
  for (const secret of secrets) {
    try {
      return ok(client.webhooks.constructEvent(rawBody, signature, secret))
    } catch (error) {
      if (!(error instanceof errors.StripeSignatureVerificationError)) throw error
      problem = error.message
    }
  }
  return err(problem)
}

/** The id and kind of the object that an event shows; its content may be stale, so nothing more is read. */
function readSubject({ data }: Stripe.Event): Pick<PaymentEvent, 'objectId' | 'subject'> {
  const shown = data.object
  if (!('id' in shown && typeof shown.id === 'string')) return { objectId: null, subject: null }
  return { objectId: shown.id, subject: subjects[shown.object] ?? null }
}

export function readWebhook(
  client: Stripe,
  access: StripeAccess,
  { rawBody, signature }: { rawBody: Uint8Array; signature: string | null },
): Result<PaymentEvent, string> {
  if (signature === null) return err('there is no Stripe-Signature header')
  const event = constructEvent(client, { rawBody, signature }, access.webhookSecrets)
  if (!event.ok) return event
  const { id, type, livemode, api_version: version } = event.value
  const isLive = /^[rs]k_live_/.test(access.secretKey)
  if (livemode !== isLive) return err(`${id} is of ${livemode ? 'live' : 'test'} mode, the configured key is not`)
  if (version !== Stripe.API_VERSION)
    return err(`${id} is of API version ${quote(version ?? 'none')}; the endpoint must send ${Stripe.API_VERSION}`)
  return ok({ id, type, ...readSubject(event.value) })
}
