/** The outcome of route origin validation, RFC 6811 section 2. */

/**
 * Why a route is invalid: `length` when a covering VRP has its origin but too short a maxLength (AS0 never
 * counts as having one), else `as0` when every covering VRP is AS0, else `origin`.
 */
export type InvalidReason = 'as0' | 'origin' | 'length'

export type OriginValidation =
  | { state: 'valid'; reason: null }
  | { state: 'invalid'; reason: InvalidReason }
  | { state: 'not-found'; reason: null }
