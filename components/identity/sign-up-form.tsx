'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { shortestPassword } from '#lib/identity/password.ts'
import { openRoles, roleWords } from '#lib/identity/role-words.ts'
import { MailViewerLink } from './email-form.tsx'

type SignUpFormProps = { action: FormAction; mailViewer: string | null }

export function SignUpForm({ action, mailViewer }: SignUpFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const { problems, values } = state
  if (state.status === 'done')
    return (
      <div className="grid gap-4">
        <FormMessage state={state} />
        <MailViewerLink url={mailViewer} />
      </div>
    )
  return (
    <form action={submit} className="grid gap-4">
      <FormMessage state={state} />
      <TextField
        {...{ label: 'Your name', name: 'name', autoComplete: 'name', required: true }}
        defaultValue={values.name}
        error={problems.name ?? null}
      />
      <TextField
        {...{ label: 'Organisation', name: 'organisation', autoComplete: 'organization', required: true }}
        defaultValue={values.organisation}
        error={problems.organisation ?? null}
      />
      <RoleChoice chosen={values} problem={problems.roles ?? null} />
      <TextField
        {...{ label: 'E-mail', name: 'email', type: 'email', autoComplete: 'email', required: true }}
        defaultValue={values.email}
        error={problems.email ?? null}
      />
      <TextField
        {...{ label: 'Password', name: 'password', type: 'password', autoComplete: 'new-password', required: true }}
        hint={`At least ${shortestPassword} characters; a few unrelated words do well.`}
        error={problems.password ?? null}
      />
      <div>
        <Button type="submit" kind="primary" size="large" disabled={isPending}>
          Open an account
        </Button>
      </div>
    </form>
  )
}

type RoleChoiceProps = { chosen: Readonly<Record<string, string>>; problem: string | null }

function RoleChoice({ chosen, problem }: RoleChoiceProps) {
  return (
    <fieldset className="grid gap-2" {...(problem && { 'aria-describedby': 'roles-problem' })}>
      <legend className="pb-1 text-label text-ink2">What the organisation does here; one or more</legend>
      {openRoles.map((role) => (
        <label key={role} className="flex min-h-6 items-baseline gap-2.5">
          <input
            type="checkbox"
            name="roles"
            value={role}
            defaultChecked={chosen.roles?.split(' ').includes(role) ?? false}
            className="size-4 translate-y-0.5 accent-accent"
          />
          <span>
            <span className="font-strong">{roleWords[role].name}</span>{' '}
            <span className="text-ink2">{roleWords[role].purpose}</span>
          </span>
        </label>
      ))}
      {problem && (
        <p id="roles-problem" className="text-red">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
