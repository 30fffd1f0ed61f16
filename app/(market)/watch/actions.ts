'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { sayWatched } from '#lib/notifications/say-watched.ts'
import { acknowledgeAlert } from '#lib/notifications/server/acknowledge-alert.ts'
import { addWebhook, removeWebhook } from '#lib/notifications/server/add-webhook.ts'
import { stopWatching } from '#lib/notifications/server/stop-watching.ts'
import { watchBlock } from '#lib/notifications/server/watch-block.ts'
import { readWatchForm } from '#lib/notifications/watch-input.ts'
import { alertsPath, watchPath } from '#lib/paths.ts'

export async function watch(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const read = readWatchForm(values)
  if (!read.ok) return refuseForm({ problems: read.error, values })
  const { block, settings } = read.value
  const watched = await watchBlock(actor, block, settings)
  if (!watched.ok) return refuseForm({ problems: { block: watched.error }, values })
  revalidatePath(watchPath)
  const name = formatPrefix(block)
  return finishForm(sayWatched(name, watched.value))
}

export async function nameWebhook(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const added = await addWebhook(actor, (values.url ?? '').trim())
  if (!added.ok) return refuseForm({ problems: { url: added.error }, values })
  revalidatePath(watchPath)
  return finishForm(`Its messages are signed with ${added.value.secret}: copy it now, it is not shown again.`)
}

/** What is not the actor's is answered as if it were not there. */
function showResult(isDone: boolean): void {
  if (!isDone) notFound()
  revalidatePath(watchPath)
}

const idIn = (fields: FormData): string => String(fields.get('id') ?? '')

export async function endWatch(fields: FormData): Promise<void> {
  const actor = await requireActor()
  showResult(await stopWatching(actor, idIn(fields)))
}

export async function acknowledge(fields: FormData): Promise<void> {
  const actor = await requireActor()
  revalidatePath(alertsPath())
  showResult(await acknowledgeAlert(actor, idIn(fields)))
}

export async function endWebhook(fields: FormData): Promise<void> {
  const actor = await requireActor()
  showResult(await removeWebhook(actor, idIn(fields)))
}
