'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { Result } from '#lib/kernel/result.ts'
import { requestMoves } from '#lib/notifications/incidents/incident-case.ts'
import { attachLog, moveCase } from '#lib/notifications/server/move-case.ts'
import { casePath } from '#lib/paths.ts'

/** What is not the actor's is answered as if it were not there. */
function showAnew(id: string, changed: Result<null, string> | null): Result<null, string> {
  if (changed === null) notFound()
  revalidatePath(casePath(id))
  return changed
}

/** Ticked twice, by two people at once, it stays as the first one had it. */
export async function tickStep(fields: FormData): Promise<void> {
  const actor = await requireActor()
  const { id = '', step = '', done } = typedValues(fields)
  showAnew(id, await moveCase(actor, id, { do: 'tick', step, isDone: done === 'yes' }))
}

export async function trackRequest(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const { id = '', text = '' } = values
  const to = requestMoves.find((move) => move === values.to)
  if (to === undefined) return refuseForm({ message: `Choose one of ${requestMoves.join(', ')}.`, values })
  const moved = showAnew(id, await moveCase(actor, id, { do: 'move', to, text }))
  return moved.ok ? finishForm('Written down.') : refuseForm({ problems: { text: moved.error }, values })
}

export async function attach(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const id = String(fields.get('id') ?? '')
  const file = fields.get('log')
  const given = file instanceof File ? { name: file.name, content: new Uint8Array(await file.arrayBuffer()) } : noFile
  const attached = showAnew(id, await attachLog(actor, id, given))
  return attached.ok ? finishForm('Attached.') : refuseForm({ problems: { log: attached.error } })
}

const noFile = { name: '', content: new Uint8Array() }
