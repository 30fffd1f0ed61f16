'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { HolderClaimInput, problemsOf } from '#lib/identity/inputs.ts'
import { closeBrowserSession, renewBrowserSession } from '#lib/identity/server/browser-session.ts'
import { claimHolder } from '#lib/identity/server/claim-holder.ts'
import { revokeSession } from '#lib/identity/server/end-session.ts'
import { grantMandate, revokeMandate } from '#lib/identity/server/grant-mandate.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { OpenedSession } from '#lib/identity/server/sign-in.ts'
import { actForOneself, actUnderMandate, switchOrganisation } from '#lib/identity/server/switch-organisation.ts'
import type { Result } from '#lib/kernel/result.ts'
import { accountPath, signInPath } from '#lib/paths.ts'

/** What is not the actor's is answered as if it were not there. */
function showResult(result: Result<null, unknown>): void {
  if (!result.ok) notFound()
  revalidatePath(accountPath)
}

/** Loads the page anew, so that all of it is asked by the session that goes on. */
async function goOnAs(result: Result<OpenedSession, unknown>): Promise<never> {
  if (!result.ok) notFound()
  await renewBrowserSession(result.value.sessionId)
  redirect(accountPath)
}

const idIn = (fields: FormData): string => String(fields.get('id') ?? '')

export async function endSession(fields: FormData): Promise<void> {
  const actor = await requireActor()
  showResult(await revokeSession(actor, idIn(fields)))
}

export async function chooseOrganisation(fields: FormData): Promise<void> {
  const actor = await requireActor()
  await goOnAs(await switchOrganisation(actor, idIn(fields)))
}

export async function actForClient(fields: FormData): Promise<void> {
  const actor = await requireActor()
  await goOnAs(await actUnderMandate(actor, idIn(fields)))
}

export async function stopActing(): Promise<void> {
  const actor = await requireActor()
  await goOnAs(await actForOneself(actor))
}

export async function giveMandate(fields: FormData): Promise<void> {
  const actor = await requireActor()
  showResult(await grantMandate(actor, idIn(fields)))
}

export async function takeMandateBack(fields: FormData): Promise<void> {
  const actor = await requireActor()
  showResult(await revokeMandate(actor, idIn(fields)))
}

/** Asks the house to link the organisation to a holder. */
export async function askForHolder(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const given = HolderClaimInput.safeParse(values)
  if (!given.success) return refuseForm({ problems: problemsOf(given.error), values })
  const asked = await claimHolder(actor, given.data)
  if (!asked.ok) return refuseForm({ message: asked.error, values })
  revalidatePath(accountPath)
  return finishForm('Sent to the house. You get a mail with its answer, and it stands here too.')
}

export async function signOut(): Promise<void> {
  await requireActor()
  await closeBrowserSession()
  redirect(signInPath)
}
