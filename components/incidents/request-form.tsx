'use client'

import { useActionState, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextArea } from '#components/ui/text-area.tsx'

type RequestFormProps = {
  caseId: string
  /** What may follow now, with its words. */
  moves: readonly { move: string; says: string }[]
  /** What a request would say by what the case holds. */
  request: string
  action: FormAction
}

/** Tracks what became of a request; the text is copied by hand to wherever the list takes it. */
export function RequestForm({ caseId, moves, request, action }: RequestFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  // What was typed stays until it is written down; before anybody types, the text follows the steps and logs of the case.
  const [typed, setTyped] = useState<string | null>(null)
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    if (state.status !== 'refused') setTyped(null)
  }
  const id = useId()
  return (
    <form action={submit} className="grid max-w-prose grid-cols-[minmax(0,1fr)] gap-3">
      <input type="hidden" name="id" value={caseId} />
      <FormMessage state={state} />
      <div>
        <label htmlFor={id} className="block pb-1 text-label text-ink2">
          What happened
        </label>
        <select
          id={id}
          name="to"
          defaultValue={state.values.to}
          className="min-h-8 max-w-full rounded-control border border-edge bg-raise px-2 text-ink"
        >
          {moves.map(({ move, says }) => (
            <option key={move} value={move}>
              {says}
            </option>
          ))}
        </select>
      </div>
      <TextArea
        label="What was sent, or what the list said"
        name="text"
        rows={14}
        value={typed ?? request}
        onChange={({ target }) => setTyped(target.value)}
        error={state.problems.text ?? null}
        hint="Composed from this case; copy it to where the list takes requests. It is kept as you write it down here, and sent to nobody."
      />
      <div>
        <Button type="submit" kind="primary" disabled={isPending}>
          Write down
        </Button>
      </div>
    </form>
  )
}
