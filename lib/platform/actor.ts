/**
 * Who asks. Every page and route handler begins by saying so, and every read takes the answer.
 */

/** Somebody without an account, or whose account does not matter here. */
export type Visitor = { kind: 'visitor' }

export type Actor = Visitor

const anonymous: Visitor = { kind: 'visitor' }

/** For pages that are the same for everybody: reads no cookie, so the answer may be cached. */
export const visitor = (): Visitor => anonymous
