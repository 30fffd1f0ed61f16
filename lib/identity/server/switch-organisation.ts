/** For whom this session acts from now on: another organisation of the user, or a client under a mandate. */
import type { Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type IdentityRefusal, notThere } from '../refusal.ts'
import { moveSession, setMandate } from './session-store.ts'

const answer = (done: boolean): Result<null, IdentityRefusal> => (done ? ok(null) : err(notThere))

export async function switchOrganisation(actor: Member, organisationId: string) {
  return answer(isPublicId('org', organisationId) && (await moveSession(actor, organisationId)))
}

/** Only a broker holds mandates; whoever is none has none that this could find. */
export async function actUnderMandate(actor: Member, mandateId: string) {
  return answer(isPublicId('mnd', mandateId) && (await setMandate(actor, mandateId)))
}

export async function actForOneself(actor: Member) {
  return answer(await setMandate(actor, null))
}
