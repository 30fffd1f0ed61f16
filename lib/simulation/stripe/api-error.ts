/** Refusals in the shape and the words of Stripe's API. */
import { err } from '#lib/kernel/result.ts'

export type ApiError = {
  status: number
  type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'
  message: string
  code?: string
  decline_code?: string
  param?: string
}

export const invalid = (message: string, about: Partial<ApiError> = {}) =>
  err<ApiError>({ status: 400, type: 'invalid_request_error', message, ...about })

export const noSuch = (kind: string, id: string) =>
  invalid(`No such ${kind}: '${id}'`, { status: 404, code: 'resource_missing', param: 'id' })

/** The body of an answer. */
export const describeError = ({ status: _, ...error }: ApiError, requestId: string) => ({
  error: { ...error, request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}` },
})
