'use server'

import { notFound, redirect } from 'next/navigation'
import { resendRefunds } from '#lib/deals/server/resend-refunds.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { operatePath } from '#lib/paths.ts'

/** What is no longer owed is not sent again; the page then shows why there is nothing left to send. */
export async function sendRefundsAgain(fields: FormData): Promise<void> {
  const actor = await requireActor()
  const dealId = String(fields.get('deal') ?? '')
  const sent = isPublicId('dl', dealId) ? await resendRefunds(actor, dealId) : null
  if (sent === null || (!sent.ok && sent.error.kind === 'not-found')) notFound()
  redirect(operatePath)
}
