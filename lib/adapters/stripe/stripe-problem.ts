/** Tells a refusal of Stripe's, after which nothing has happened, from a call whose outcome nobody knows. */
import Stripe from 'stripe'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { GatewayProblem } from '#lib/ledger/payment-gateway.ts'

const { errors } = Stripe

/** Stripe looked at these and did nothing. A reused key with another body is a bug of ours, and harmless there. */
const refusals = [errors.StripeInvalidRequestError, errors.StripeCardError, errors.StripeIdempotencyError] as const

/**
 * The answer of one call. 409 is the same key still at work, 429 and a wrong API key came before anything was done;
 * but all of them, like a 5xx, a cut connection and a time limit, are settled by the same request under the same key.
 */
export async function askStripe<T>(call: () => Promise<T>): Promise<Result<T, GatewayProblem>> {
  try {
    return ok(await call())
  } catch (error) {
    if (!(error instanceof errors.StripeError)) throw error
    const isRefusal = error.statusCode !== 409 && refusals.some((refusal) => error instanceof refusal)
    return err({ kind: isRefusal ? 'refused' : 'outcome-unknown', message: error.message })
  }
}

/** The same for what is looked up by id: null where Stripe has no such object. */
export async function findAtStripe<T>(call: () => Promise<T>): Promise<Result<T | null, GatewayProblem>> {
  return askStripe(async () => {
    try {
      return await call()
    } catch (error) {
      if (error instanceof errors.StripeInvalidRequestError && error.statusCode === 404) return null
      throw error
    }
  })
}
