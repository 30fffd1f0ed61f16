'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'

type PayFormProps = { action: FormAction; dealId: string; title: string }

/** Leads to the payment service's own page. */
export function PayForm({ action, dealId, title }: PayFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid max-w-prose gap-3">
      <input type="hidden" name="id" value={dealId} />
      <FormMessage state={state} />
      <div>
        <Button type="submit" kind="primary" size="large" disabled={isPending}>
          {title}
        </Button>
      </div>
    </form>
  )
}
