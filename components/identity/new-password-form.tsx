'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { Link } from '#components/ui/link.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { shortestPassword } from '#lib/identity/password.ts'
import { signInPath } from '#lib/paths.ts'

type NewPasswordFormProps = { action: FormAction; token: string }

export function NewPasswordForm({ action, token }: NewPasswordFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid gap-4">
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      {state.status === 'done' ? (
        <p>
          <Link href={signInPath}>Sign in with the new password</Link>
        </p>
      ) : (
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          hint={`At least ${shortestPassword} characters; a few unrelated words do well.`}
          error={state.problems.password ?? null}
          action={
            <Button type="submit" kind="primary" disabled={isPending}>
              Set the password
            </Button>
          }
        />
      )}
    </form>
  )
}
