'use client'

import { type ReactNode, useActionState } from 'react'
import { Button, type ButtonKind } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { EvidenceKind } from '#lib/deals/vocabulary.ts'

type MoveFormProps = {
  action: FormAction
  dealId: string
  /** How many events the deal had when this form was made. */
  seen: number
  command: string
  title: string
  kind?: ButtonKind
  evidence: readonly EvidenceKind[]
  /** Above the fields: what it means, and what goes with it without being typed. */
  children?: ReactNode
}

/** One move of a deal: what has to be handed in with it, and its button. */
export function MoveForm({ action, dealId, seen, command, title, kind = 'plain', evidence, children }: MoveFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const { values, problems } = state
  return (
    <form action={submit} className="grid max-w-prose gap-3">
      <input type="hidden" name="id" value={dealId} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="command" value={command} />
      {children}
      {evidence.map((wanted) => (
        <EvidenceField key={wanted} wanted={wanted} value={values[wanted]} error={problems[wanted] ?? null} />
      ))}
      <FormMessage state={state} />
      <div>
        <Button type="submit" kind={kind} size={kind === 'primary' ? 'large' : 'control'} disabled={isPending}>
          {title}
        </Button>
      </div>
    </form>
  )
}

const fields: Readonly<Partial<Record<EvidenceKind, { label: string; hint: string }>>> = {
  signature: { label: 'Your full name, as your signature', hint: 'It stands under the agreement, with the time.' },
  'registry-ticket': {
    label: 'The registry’s number for the request',
    hint: 'Kept as your word: nobody here can read it back at the registry. Both parties and the operator see it.',
  },
  'preapproval-ticket': {
    label: 'The registry’s number for its approval',
    hint: 'Kept as your word: nobody here can read it back at the registry. Both parties and the operator see it.',
  },
}

type EvidenceFieldProps = { wanted: EvidenceKind; value: string | undefined; error: string | null }

function EvidenceField({ wanted, value, error }: EvidenceFieldProps) {
  const field = fields[wanted]
  if (field)
    return <TextField {...field} name={wanted} required defaultValue={value} error={error} autoComplete="off" />
  if (wanted !== 'reason') return null
  return (
    <TextArea
      label="Why"
      name={wanted}
      required
      maxLength={2000}
      defaultValue={value}
      error={error}
      hint="It stays in the record, for both parties and the operator."
    />
  )
}
