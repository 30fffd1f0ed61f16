'use client'

import { useActionState } from 'react'
import { Button, type ButtonKind } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'

type EmailFormProps = {
  action: FormAction
  label: string
  button: string
  kind?: ButtonKind
  /** Where the reader wants to go, for the link to lead there. */
  returnTo?: string
  /** A page that shows the mail sent from here, where there is one. */
  mailViewer: string | null
}

/** Asks for an address and has a link mailed there. */
export function EmailForm({ action, label, button, kind = 'plain', returnTo, mailViewer }: EmailFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid gap-4">
      <FormMessage state={state} />
      {returnTo !== undefined && <input type="hidden" name="next" value={returnTo} />}
      {state.status === 'done' ? (
        <MailViewerLink url={mailViewer} />
      ) : (
        <TextField
          label={label}
          name="email"
          type="email"
          autoComplete="email"
          required
          defaultValue={state.values.email}
          error={state.problems.email ?? null}
          action={
            <Button type="submit" kind={kind} disabled={isPending}>
              {button}
            </Button>
          }
        />
      )}
    </form>
  )
}

/** Where mail goes to a sink, the way to it: nobody here has a mailbox outside. */
export function MailViewerLink({ url }: { url: string | null }) {
  if (url === null) return null
  return (
    <p>
      <a href={url} target="_blank" rel="noreferrer">
        Open the mail of this world
      </a>
    </p>
  )
}
