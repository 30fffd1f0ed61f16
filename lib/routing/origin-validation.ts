/** The outcome of route origin validation, RFC 6811 section 2. */

/**
 * Why a route is invalid: `length` when a covering VRP has its origin but too short a maxLength (AS0 never
 * counts as having one), else `as0` when every covering VRP is AS0, else `origin`.
 */
export type InvalidReason = 'as0' | 'origin' | 'length'

export type OriginValidation = Readonly<
  { state: 'valid'; reason: null } | { state: 'invalid'; reason: InvalidReason } | { state: 'not-found'; reason: null }
>

/** The five outcomes, shared and frozen: validating a million routes allocates none of them. */
export const outcomes = Object.freeze({
  valid: Object.freeze({ state: 'valid', reason: null }),
  invalidByLength: Object.freeze({ state: 'invalid', reason: 'length' }),
  invalidByAs0: Object.freeze({ state: 'invalid', reason: 'as0' }),
  invalidByOrigin: Object.freeze({ state: 'invalid', reason: 'origin' }),
  notFound: Object.freeze({ state: 'not-found', reason: null }),
}) satisfies Record<string, OriginValidation>
