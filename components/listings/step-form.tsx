'use client'

import { useActionState } from 'react'
import { Button, type ButtonKind } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'

type StepFormProps = { action: FormAction; listingId: string; button: string; kind?: ButtonKind }

/** One step of a listing that takes nothing but a button. */
export function StepForm({ action, listingId, button, kind = 'plain' }: StepFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid max-w-prose gap-3">
      <input type="hidden" name="id" value={listingId} />
      <FormMessage state={state} />
      <div>
        <Button type="submit" kind={kind} size={kind === 'primary' ? 'large' : 'control'} disabled={isPending}>
          {button}
        </Button>
      </div>
    </form>
  )
}
