/** How long what a service outside said stands: whoever asks again before is shown the same. */
import type { OutsideAnswer, OutsideAnswers } from './outside.ts'

export const keptMs = 5 * 60_000
/** A service that gave no answer is not asked the same again for this long. */
export const failureKeptMs = 2 * 60_000

const minuteMs = 60_000

/** From when on it is asked again: at the full minute behind, since times are told to the minute. ISO instants of real time. */
export function askedAgainAt(at: string, came: 'answered' | 'failed'): string {
  const until = Date.parse(at) + (came === 'answered' ? keptMs : failureKeptMs)
  return new Date(Math.ceil(until / minuteMs) * minuteMs).toISOString()
}

/** Null where it is asked whenever somebody wants it. */
export function answerAskedAgainAt(answer: OutsideAnswer<unknown> | null): string | null {
  if (answer === null || answer.state === 'offline') return null
  return askedAgainAt(answer.at, answer.state === 'answered' ? 'answered' : 'failed')
}

/** From when on all are asked again about a block. Of those that gave no answer only the registry is given its rest. */
export function allAskedAgainAt({ network, ...others }: OutsideAnswers): string | null {
  const answered = Object.values(others).filter((answer) => answer?.state === 'answered')
  const moments = [network, ...answered].flatMap((answer) => answerAskedAgainAt(answer) ?? [])
  return moments.toSorted().at(-1) ?? null
}
