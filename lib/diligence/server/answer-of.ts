/** What every question to a service outside shares: whether it may be asked, and how long its answer stands. */
import type { Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { environment } from '#lib/platform/env.ts'
import { keptMs } from '../ask-again.ts'
import type { OutsideAnswer } from '../outside.ts'

/** By its own time: one of them may be asked again while the others still stand. */
export function fresh<T>(answer: OutsideAnswer<T> | null | undefined, failureMs = 0): OutsideAnswer<T> | null {
  if (!answer || answer.state === 'offline') return null
  const forMs = answer.state === 'answered' ? keptMs : failureMs
  return Date.now() - Date.parse(answer.at) < forMs ? answer : null
}

export const mayAskAnybody = (): boolean => environment().DOTQUAD_NETWORK !== 'off'

/** Where nobody may be asked it says so instead of trying. */
export async function answerOf<T>(
  mayAsk: boolean,
  ask: () => Promise<Result<T, Unanswered>>,
): Promise<OutsideAnswer<T>> {
  if (!mayAsk) return { state: 'offline' }
  const answer = await ask()
  const at = new Date().toISOString()
  return answer.ok ? { state: 'answered', at, value: answer.value } : { state: 'unanswered', at, reason: answer.error }
}
