'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'

/** Names an address of a watched block, in place of the one before. */
export function ProbeForm({ action }: { action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const { values, problems } = state
  return (
    <form action={submit} className="grid max-w-prose grid-cols-[minmax(0,1fr)] gap-4">
      <FormMessage state={state} />
      <TextField
        label="Address"
        name="address"
        required
        placeholder="240.0.0.7"
        defaultValue={values.address}
        error={problems.address ?? null}
        hint="In a block that you watch, and whose control a token in its registration has proven."
      />
      <TextField
        label="Port"
        name="port"
        inputMode="numeric"
        required
        defaultValue={values.port ?? '443'}
        error={problems.port ?? null}
      />
      <div>
        <Button type="submit" kind="primary" disabled={isPending}>
          Probe it
        </Button>
      </div>
    </form>
  )
}
