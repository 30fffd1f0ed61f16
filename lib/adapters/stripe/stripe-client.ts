/** The unmodified Stripe SDK, pointed at Stripe or at whatever host the configuration names. */
import Stripe from 'stripe'

export type StripeAccess = {
  secretKey: string
  /** Several while one is being replaced; any of them may have signed. */
  webhookSecrets: readonly string[]
  /** Scheme, host and port alone; null is Stripe's own. */
  apiBase: string | null
}

/** Two repeats within the call, each under the caller's key, then the answer is that nobody knows. */
const patience = { timeout: 10_000, maxNetworkRetries: 2 }

export function makeStripeClient({ secretKey, apiBase }: StripeAccess): Stripe {
  const settings = { ...patience, telemetry: false }
  if (apiBase === null) return new Stripe(secretKey, settings)
  const { protocol, hostname, port } = new URL(apiBase)
  const secure = protocol === 'https:'
  return new Stripe(secretKey, {
    ...settings,
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? 'https' : 'http',
  })
}
