'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { readProbeForm } from '#lib/notifications/probe-input.ts'
import { endNamedProbe, nameProbe } from '#lib/notifications/server/name-probe.ts'
import { probesPath } from '#lib/paths.ts'

export async function nameAddress(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const read = readProbeForm(values)
  if (!read.ok) return refuseForm({ problems: read.error, values })
  const named = await nameProbe(actor, read.value)
  if (!named.ok) return refuseForm({ problems: { address: named.error }, values })
  revalidatePath(probesPath)
  return finishForm(`${values.address} is asked every five minutes from now on.`)
}

/** What is not the actor's is answered as if it were not there. */
export async function stopProbing(fields: FormData): Promise<void> {
  const actor = await requireActor()
  if (!(await endNamedProbe(actor, String(fields.get('id') ?? '')))) notFound()
  revalidatePath(probesPath)
}
