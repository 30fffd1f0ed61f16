/** Why the registry did not tell of a block's registration when it was last asked: an answer, and never "not asked". */
import type { Answer } from '#lib/kernel/answer.ts'

export type RegistrationProblem = {
  /** An ISO instant of the world that the block is in; null where the answers that are kept could not be read. */
  at: string | null
  /** As a service outside gives it: `timeout`. */
  reason: string
}

/** `says` is a clause. That the registry has none of it is an answer of the registry. */
export function tellProblem({ at, reason }: RegistrationProblem): { answer: Answer; says: string } {
  if (at === null) return { answer: 'failed', says: 'the answers of its registry that are kept here could not be read' }
  const asked = `its registry was asked on ${at.slice(0, 10)}`
  return reason === 'not-found'
    ? { answer: 'nothing-found', says: `${asked} and has no registration of it` }
    : { answer: 'failed', says: `${asked}, without an answer (${reason})` }
}
