'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'

type ConfirmFormProps = { action: FormAction; token: string; button: string }

/** One button: programs that read mail follow links, and must not use them up. */
export function ConfirmForm({ action, token, button }: ConfirmFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid gap-4">
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <div>
        <Button type="submit" kind="primary" size="large" disabled={isPending}>
          {button}
        </Button>
      </div>
    </form>
  )
}
