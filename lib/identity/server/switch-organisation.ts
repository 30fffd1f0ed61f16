/**
 * For whom this browser acts from now on: another organisation of the user, or a client under a mandate. Each is a
 * session of its own: what it gives is what the browser's token has to name next.
 */
import type { Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type IdentityRefusal, notThere } from '../refusal.ts'
import { replaceSession } from './session-store.ts'
import type { OpenedSession } from './sign-in.ts'

type Switched = Promise<Result<OpenedSession, IdentityRefusal>>

const answer = (sessionId: string | null): Result<OpenedSession, IdentityRefusal> =>
  sessionId === null ? err(notThere) : ok({ sessionId })

export async function switchOrganisation(actor: Member, organisationId: string): Switched {
  if (!isPublicId('org', organisationId)) return err(notThere)
  return answer(await replaceSession(actor, { organisationId, mandateId: null }))
}

/** Only a broker holds mandates; whoever is none has none that this could find. */
export async function actUnderMandate(actor: Member, mandateId: string): Switched {
  if (!isPublicId('mnd', mandateId)) return err(notThere)
  return answer(await replaceSession(actor, { organisationId: actor.organisationId, mandateId }))
}

export async function actForOneself(actor: Member): Switched {
  return answer(await replaceSession(actor, { organisationId: actor.organisationId, mandateId: null }))
}
