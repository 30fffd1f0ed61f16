'use client'

import { type ReactNode, useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'

type ConfirmFormProps = {
  action: FormAction
  /** Sent as they are. */
  hidden: Readonly<Record<string, string>>
  button: string
  /** Fields, where there are any. */
  children?: ReactNode
}

/** One button: programs that read mail follow links, and must not use them up. */
export function ConfirmForm({ action, hidden, button, children }: ConfirmFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid gap-4">
      <FormMessage state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div>
        <Button type="submit" kind="primary" size="large" disabled={isPending}>
          {button}
        </Button>
      </div>
    </form>
  )
}
