/** What the house and the stand-in for Stripe know each other by, the same in every process of the house. */
import { createHmac } from 'node:crypto'
import { authSecret } from '#lib/platform/auth-secret.ts'
import type { Environment } from '#lib/platform/env.ts'

export type StripeSecrets = { secretKey: string; webhookSecret: string }

export function stripeSecrets(settings: Environment): StripeSecrets {
  const derive = (purpose: string) => createHmac('sha256', authSecret(settings)).update(purpose).digest('hex')
  return {
    secretKey: `sk_test_${derive('key of the stand-in for Stripe')}`,
    webhookSecret: `whsec_${derive('webhooks of the stand-in for Stripe')}`,
  }
}
