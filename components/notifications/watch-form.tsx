'use client'

import { useActionState, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'

/** Watches a block, or changes how one is told that is watched already. */
export function WatchForm({ action }: { action: FormAction }) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const { values, problems } = state
  return (
    <form action={submit} className="grid max-w-prose grid-cols-[minmax(0,1fr)] gap-4">
      <FormMessage state={state} />
      <TextField
        label="Block"
        name="block"
        required
        placeholder="240.0.0.0/22"
        defaultValue={values.block}
        error={problems.block ?? null}
        hint="One that you watch already takes the settings below."
      />
      <TierChoice chosen={values.tier ?? 'warning'} />
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="pb-1 text-label text-ink2">How, beside this page</legend>
        <Channel name="mail" title="Mail to your organisation" isChosen={values.mail !== undefined || !values.block} />
        <Channel name="webhook" title="Your webhooks" isChosen={values.webhook !== undefined} />
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label="Quiet from, hour in UTC"
          name="quietFrom"
          inputMode="numeric"
          defaultValue={values.quietFrom}
          error={problems.quietFrom ?? null}
          hint="What is critical is told all the same."
        />
        <TextField label="Quiet until" name="quietTo" inputMode="numeric" defaultValue={values.quietTo} />
      </div>
      <div>
        <Button type="submit" kind="primary" disabled={isPending}>
          Watch
        </Button>
      </div>
    </form>
  )
}

function TierChoice({ chosen }: { chosen: string }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block pb-1 text-label text-ink2">
        Told of
      </label>
      <select
        id={id}
        name="tier"
        defaultValue={chosen}
        className="min-h-8 max-w-full rounded-control border border-edge bg-raise px-2 text-ink"
      >
        <option value="notice">every change</option>
        <option value="warning">warnings and critical changes</option>
        <option value="critical">critical changes alone</option>
      </select>
    </div>
  )
}

function Channel({ name, title, isChosen }: { name: string; title: string; isChosen: boolean }) {
  return (
    <label className="inline-flex items-center gap-2">
      <input type="checkbox" name={name} value="yes" defaultChecked={isChosen} className="accent-accent" />
      {title}
    </label>
  )
}
