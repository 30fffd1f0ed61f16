/** Ends sessions: this one, or another of the same user. What is not the actor's is not there. */
import type { Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type IdentityRefusal, notThere } from '../refusal.ts'
import { revokeOwnSession } from './session-store.ts'

export async function revokeSession(actor: Member, sessionId: string): Promise<Result<null, IdentityRefusal>> {
  const revoked = isPublicId('ses', sessionId) && (await revokeOwnSession(actor, sessionId))
  return revoked ? ok(null) : err(notThere)
}

export async function signOut(actor: Member): Promise<void> {
  await revokeOwnSession(actor, actor.sessionId)
}
