/** The public keys that packs of this house are signed with, as `dotquad keys` prints them. */
import { connection } from 'next/server'
import { listPublicKeys } from '#lib/diligence/server/list-public-keys.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(): Promise<Response> {
  const actor = visitor()
  // A key is made at its first use, not when the app was built.
  await connection()
  return Response.json({ keys: listPublicKeys(actor) })
}
