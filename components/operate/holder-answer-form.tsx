'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'

export type ClaimAnswerAction = FormAction

type HolderAnswerFormProps = { claimId: string; organisation: string; action: ClaimAnswerAction }

export function HolderAnswerForm({ claimId, organisation, action }: HolderAnswerFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid max-w-prose gap-3">
      <input type="hidden" name="id" value={claimId} />
      <FormMessage state={state} />
      <TextField
        label={`Reason, which ${organisation} reads`}
        name="reason"
        required
        defaultValue={state.values.reason}
        error={state.problems.reason ?? null}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="answer" value="accepted" disabled={isPending}>
          Link it
        </Button>
        <Button type="submit" name="answer" value="refused" disabled={isPending}>
          Refuse
        </Button>
      </div>
    </form>
  )
}
