'use server'

import { redirect } from 'next/navigation'
import { type FormState, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { openCase as open } from '#lib/notifications/server/open-case.ts'
import { casePath } from '#lib/paths.ts'

export async function openCase(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const block = parseCheckableBlock((values.block ?? '').trim())
  if (!block.ok) return refuseForm({ message: block.error.message, values })
  const opened = await open(actor, block.value, values.list ?? '')
  if (!opened.ok) return refuseForm({ message: opened.error, values })
  redirect(casePath(opened.value))
}
