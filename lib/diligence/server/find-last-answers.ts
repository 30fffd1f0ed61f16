/** What services outside last answered about a block of the market's world, for whoever reads its dossier. Asks nobody. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import type { RegistrationProblem } from '../registration-problem.ts'
import type { RegistrationReading } from '../registration-reading.ts'
import type { ReverseStanding } from '../reverse-dns/reverse-reading.ts'
import { selectLastAnswers } from './outside-answer-store.ts'

export type RegistrationAnswers = {
  registration: RegistrationReading | null
  registrationProblem: RegistrationProblem | null
}

export async function findLastAnswers(
  actor: Actor,
  block: Prefix,
): Promise<RegistrationAnswers & { reverse: ReverseStanding }> {
  try {
    const { registration, reverse } = await selectLastAnswers(actor, block)
    const canAsk = environment().RDNS_RESOLVER !== undefined
    return {
      ...{ registration: registration.last, registrationProblem: registration.problem },
      reverse: { state: 'kept', canAsk, ...reverse },
    }
  } catch (error) {
    // The page is made of files: it does not fall with the database, and says what it could not read.
    makeLog('outside').warn({ error: error instanceof Error ? error.message : error }, 'answers could not be read')
    return {
      ...{ registration: null, registrationProblem: { at: null, reason: 'unreadable' } },
      reverse: { state: 'unreadable' },
    }
  }
}
