'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextArea } from '#components/ui/text-area.tsx'

type MessageFormProps = { action: FormAction; dealId: string; messageId: string; readers: string }

/** The message has its id before it is sent, so that sent twice it is one. */
export function MessageForm({ action, dealId, messageId, readers }: MessageFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  return (
    <form action={submit} className="grid gap-2">
      <input type="hidden" name="id" value={dealId} />
      <input type="hidden" name="message" value={messageId} />
      <TextArea
        label="Message"
        name="text"
        required
        maxLength={4000}
        defaultValue={state.values.text}
        error={state.problems.text ?? null}
        hint={readers}
      />
      <FormMessage state={state} />
      <div className="text-right">
        <Button type="submit" disabled={isPending}>
          Send
        </Button>
      </div>
    </form>
  )
}
