'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'

export function WebhookForm({ action }: { action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid max-w-prose grid-cols-[minmax(0,1fr)] gap-3">
      <FormMessage state={state} />
      <TextField
        label="An address that messages are posted to"
        name="url"
        type="url"
        required
        placeholder="https://example.com/hooks/dotquad"
        defaultValue={state.values.url}
        error={state.problems.url ?? null}
        hint="Public, over https. The header Dotquad-Signature is t=seconds,v1=HMAC of “seconds.body”."
        action={
          <Button type="submit" disabled={isPending}>
            Add
          </Button>
        }
      />
    </form>
  )
}
