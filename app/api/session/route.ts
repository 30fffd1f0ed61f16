/** Who is signed in, for the header of pages that are the same for everybody. */

import { findAccount } from '#lib/identity/server/find-account.ts'
import { findActor } from '#lib/identity/server/require-actor.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(): Promise<Response> {
  visitor()
  const actor = await findActor()
  const body = actor.kind === 'visitor' ? { account: null } : { account: await findAccount(actor) }
  return Response.json(body, { headers: { 'cache-control': 'private, no-store' } })
}
