/** A client lets a broker act in its name, and takes it back; the next request of the broker feels it. */
import type { Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type IdentityRefusal, notThere } from '../refusal.ts'
import { mayGrant } from './find-account.ts'
import { closeMandate, insertMandate } from './mandate-store.ts'

export async function grantMandate(actor: Member, brokerId: string): Promise<Result<null, IdentityRefusal>> {
  const granted = mayGrant(actor) && isPublicId('org', brokerId) && (await insertMandate(actor, brokerId))
  return granted ? ok(null) : err(notThere)
}

export async function revokeMandate(actor: Member, mandateId: string): Promise<Result<null, IdentityRefusal>> {
  const revoked = mayGrant(actor) && isPublicId('mnd', mandateId) && (await closeMandate(actor, mandateId))
  return revoked ? ok(null) : err(notThere)
}
