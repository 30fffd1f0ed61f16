import { expect, test } from 'vitest'
import type { Answer } from '#lib/kernel/answer.ts'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import { noParticulars } from './particulars.ts'
import { type RegistrationProblem, tellProblem } from './registration-problem.ts'
import { stateDossier } from './statements/state-dossier.ts'

const at = '2026-11-23T09:00:00Z'

const cases: readonly { given: string; problem: RegistrationProblem; answer: Answer; says: string }[] = [
  {
    ...{ given: 'a time-out', problem: { at, reason: 'timeout' } },
    ...{ answer: 'failed', says: 'was asked on 2026-11-23, without an answer (timeout)' },
  },
  {
    ...{ given: 'that it has none', problem: { at, reason: 'not-found' } },
    ...{ answer: 'nothing-found', says: 'was asked on 2026-11-23 and has no registration of it' },
  },
  {
    ...{ given: 'what cannot be read', problem: { at: null, reason: 'unreadable' } },
    ...{ answer: 'failed', says: 'could not be read' },
  },
]

test.each(cases)('$given is told as what it is among what is not known', ({ problem, answer, says }) => {
  expect(tellProblem(problem)).toEqual({ answer, says: expect.stringContaining(says) })
  const { unknowns } = stateDossier(soundDossier(), [], { ...noParticulars, registrationProblem: problem })
  expect(unknowns).toContainEqual({ answer, text: expect.stringContaining(says) })
})
