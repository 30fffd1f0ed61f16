/** Why a service outside gave no answer. `not-found`: it answered that it has nothing there. */
export type Unanswered = 'timeout' | 'unreachable' | 'rate-limited' | 'malformed' | 'not-found'
