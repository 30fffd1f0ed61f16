'use client'

import { useActionState, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'

export function LogForm({ caseId, action }: { caseId: string; action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const id = useId()
  const problem = state.problems.log ?? null
  return (
    <form action={submit} className="grid max-w-prose gap-2">
      <input type="hidden" name="id" value={caseId} />
      <FormMessage state={state} />
      <label htmlFor={id} className="text-label text-ink2">
        A log: text, up to 512 KiB
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <input id={id} type="file" name="log" accept="text/*,.log" required aria-describedby={`${id}-problem`} />
        <Button type="submit" disabled={isPending}>
          Attach
        </Button>
      </div>
      <p id={`${id}-problem`} className="text-red">
        {problem}
      </p>
    </form>
  )
}
