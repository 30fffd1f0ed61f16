'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { editRule as edit } from '#lib/listings/server/edit-rule.ts'
import { rulesPath } from '#lib/paths.ts'

export async function editRule(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const typed = (field: string) => values[field] ?? ''
  const edited = await edit(actor, { ruleId: typed('rule'), seen: Number(typed('seen')), typed })
  if (edited.ok) {
    revalidatePath(rulesPath)
    return finishForm(`Saved. The rules are now version ${edited.value.version}.`)
  }
  const { error } = edited
  if (error.kind === 'not-found') notFound()
  if (error.kind === 'not-now') return refuseForm({ message: error.message, values })
  return refuseForm({ problems: { [error.field]: error.message }, values })
}
