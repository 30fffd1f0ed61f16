'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { registryTitle, rirs } from '#lib/registry/rir.ts'

export type ClaimAction = FormAction

/** Asks the house to link the organisation to a holder. */
export function HolderForm({ action }: { action: ClaimAction }) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const { values, problems, status } = state
  if (status === 'done') return <FormMessage state={state} />
  return (
    <form action={submit} className="grid max-w-prose gap-4">
      <p>
        Become a member of a registry there first, if you are none yet; then say here which holder you are. The house
        looks at it and answers.
      </p>
      <FormMessage state={state} />
      <label className="grid gap-1">
        <span className="text-label text-ink2">Registry</span>
        <select
          // A form that was answered is reset to what its select began with.
          key={values.registry}
          name="registry"
          defaultValue={values.registry ?? rirs[0]}
          className="min-h-8 max-w-full rounded-control border border-edge bg-raise px-2 text-ink"
        >
          {rirs.map((rir) => (
            <option key={rir} value={rir}>
              {registryTitle(rir)}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label="Holder id"
        name="holderId"
        required
        defaultValue={values.holderId}
        error={problems.holderId ?? null}
        hint="As the registry’s statistics and its RDAP print it: an organisation handle or an opaque id."
      />
      <TextArea
        label="How we can see it"
        name="said"
        required
        defaultValue={values.said}
        error={problems.said ?? null}
        hint="A registration that you hold, or the registry’s contact for your membership."
      />
      <div>
        <Button type="submit" disabled={isPending}>
          Ask the house to link it
        </Button>
      </div>
    </form>
  )
}
