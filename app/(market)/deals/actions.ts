'use server'

import { notFound, redirect } from 'next/navigation'
import { renewBrowserSession } from '#lib/identity/server/browser-session.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { actUnderMandate } from '#lib/identity/server/switch-organisation.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { dealPath } from '#lib/paths.ts'

/** A broker opens a client's deal: from then on it acts for that client. */
export async function openForClient(fields: FormData): Promise<void> {
  const actor = await requireActor()
  const dealId = String(fields.get('deal') ?? '')
  const acting = await actUnderMandate(actor, String(fields.get('id') ?? ''))
  if (!(acting.ok && isPublicId('dl', dealId))) notFound()
  await renewBrowserSession(acting.value.sessionId)
  redirect(dealPath(dealId))
}
