'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'

/** Begins a listing of any block, the whole of a holding or a part of one. */
export function DraftForm({ action }: { action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="max-w-prose">
      <TextField
        label="A part of your space"
        name="block"
        required
        placeholder="240.0.0.0/24"
        defaultValue={state.values.block}
        error={state.problems.block ?? null}
        hint="A /8 to a /24. Buyers may then order parts of it, where you set a price for them."
        action={
          <Button type="submit" disabled={isPending}>
            Start a listing
          </Button>
        }
      />
    </form>
  )
}

/** The same for a block that is on the page already. */
export function DraftButton({ action, block }: { action: FormAction; block: string }) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const problem = state.problems.block
  return (
    <form action={submit}>
      <input type="hidden" name="block" value={block} />
      <Button type="submit" disabled={isPending} aria-label={`List ${block}`}>
        List it
      </Button>
      {problem && (
        <p role="alert" className="pt-1 text-red">
          {problem}
        </p>
      )}
    </form>
  )
}
