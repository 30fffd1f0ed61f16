/** Why a service outside gave no answer, as a clause behind its name. */
import type { Unanswered } from '#lib/kernel/unanswered.ts'

export const failureWords: Readonly<Record<Unanswered, string>> = {
  timeout: 'did not answer in time',
  unreachable: 'could not be reached',
  'rate-limited': 'said that it was asked too often',
  malformed: 'gave an answer that could not be read',
  'not-found': 'has nothing there',
}
