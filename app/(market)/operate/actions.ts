'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { resendRefunds } from '#lib/deals/server/resend-refunds.ts'
import { HolderAnswerInput, problemsOf } from '#lib/identity/inputs.ts'
import { answerHolderClaim } from '#lib/identity/server/answer-holder-claim.ts'
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

export async function answerClaim(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const given = HolderAnswerInput.safeParse(values)
  if (!given.success) return refuseForm({ problems: problemsOf(given.error), values })
  const answered = await answerHolderClaim(actor, given.data)
  if (answered.ok) {
    revalidatePath(operatePath)
    return finishForm(given.data.answer === 'accepted' ? 'Linked.' : 'Refused.')
  }
  if (answered.error.kind === 'not-found') notFound()
  return refuseForm({ message: answered.error.message, values })
}
