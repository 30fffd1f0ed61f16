'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { Link } from '#components/ui/link.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { resetPath } from '#lib/paths.ts'

type SignInFormProps = { action: FormAction; returnTo: string; notice: string | null }

/** Works before and without script: the answer is then a page with the same form. */
export function SignInForm({ action, returnTo, notice }: SignInFormProps) {
  const [state, submit, isPending] = useActionState(action, { ...openForm, message: notice })
  return (
    <form action={submit} className="grid gap-4">
      <FormMessage state={state} />
      <input type="hidden" name="next" value={returnTo} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.values.email}
        error={state.problems.email ?? null}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={state.problems.password ?? null}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" size="large" disabled={isPending}>
          Sign in
        </Button>
        <Link href={resetPath}>Forgot the password?</Link>
      </div>
    </form>
  )
}
