/** The unmodified Stripe SDK, pointed at Stripe or at whatever host the configuration names. */
import Stripe from 'stripe'

export type StripeAccess = {
  secretKey: string
  /** Several while one is being replaced; any of them may have signed. */
  webhookSecrets: readonly string[]
  /** Scheme, host and port alone; null is Stripe's own. */
  apiBase: string | null
  /** For each try of a call; by default 10 seconds. */
  timeLimitMs?: number
}

/** Repeats within the call, each under the caller's key; then the answer is that nobody knows. */
const mostRepeats = 2

export function makeStripeClient({ secretKey, apiBase, timeLimitMs = 10_000 }: StripeAccess): Stripe {
  const settings = { timeout: timeLimitMs, maxNetworkRetries: mostRepeats, telemetry: false }
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
