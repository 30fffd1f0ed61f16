/** What messages are signed with: stored sealed, opened when one is posted. */

import type { SystemActor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { openSealed, type Sealed, type SealedFor, sealText } from '#lib/platform/house-seal.ts'
import { replacePlainSecret, type StoredSecret, selectPlainSecrets } from './webhook-store.ts'

const sealedFor = (webhookId: string): SealedFor => ({ purpose: 'webhook secrets', owner: webhookId })

export const sealSecret = (webhookId: string, secret: string): Sealed =>
  sealText(environment(), sealedFor(webhookId), secret)

export function openSecret(webhookId: string, { plain, sealed }: StoredSecret): Result<string, string> {
  if (plain !== null) return ok(plain)
  if (sealed === null) return err('It has no secret.')
  const opened = openSealed(environment(), sealedFor(webhookId), sealed)
  return opened.ok
    ? opened
    : err(`Its secret cannot be read: ${opened.error} If that secret is lost, remove the webhook and add it again.`)
}

/** Those that were stored before secrets were sealed; how many. */
export async function sealPlainSecrets(actor: SystemActor): Promise<number> {
  const plain = await selectPlainSecrets(actor)
  for (const { id, secret } of plain) await replacePlainSecret(actor, id, sealSecret(id, secret))
  return plain.length
}
