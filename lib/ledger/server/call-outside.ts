/**
 * Makes a call that changes something outside: written down first, so that whoever comes after a crash knows that
 * it may have been made, and makes the same one under the same key.
 */
import { createHash } from 'node:crypto'
import type { Result } from '#lib/kernel/result.ts'
import type { GatewayProblem } from '#lib/ledger/payment-gateway.ts'
import { recordAnswer, recordSent, selectHistory } from './outside-call-store.ts'

const toJson = (value: unknown) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))

export async function callOutside<R extends { key: string }, T>(
  request: R,
  call: (request: R) => Promise<Result<T, GatewayProblem>>,
): Promise<Result<T, GatewayProblem>> {
  await recordSent(request.key, createHash('sha256').update(toJson(request)).digest('hex'))
  const answer = await call(request)
  if (answer.ok) await recordAnswer(request.key, 'done', toJson(answer.value))
  // What cannot be read was done all the same; only an unknown outcome leaves the call open.
  else if (answer.error.kind !== 'outcome-unknown')
    await recordAnswer(request.key, answer.error.kind === 'refused' ? 'refused' : 'done', toJson(answer.error))
  return answer
}

/** Stripe forgets keys after 24 hours, and answers a stored 500 for ever (payments-security 1.8). */
const keyAgeLimitMs = 23 * 3_600_000
const mostSends = 3

/** Nobody waits for its answer any more: what it was for is done, or is asked for under another key. */
export const giveUpCall = (key: string): Promise<void> => recordAnswer(key, 'refused', toJson({ givenUp: true }))

/** True where sending again under this key would bring nothing new. */
export async function isWornOut(key: string): Promise<boolean> {
  const { timesSent, ageMs } = await selectHistory(key)
  return timesSent >= mostSends || ageMs > keyAgeLimitMs
}
