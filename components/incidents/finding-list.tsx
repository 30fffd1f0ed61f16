'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'

type FindingListProps = {
  /** As printed. */
  prefix: string
  findings: readonly { list: string; title: string; says: string; asOf: string }[]
  /** What it means that there are none. */
  otherwise: string
  openCase: FormAction
}

/** What lists have of a block now; each listing may become a case. */
export function FindingList({ prefix, findings, otherwise, openCase }: FindingListProps) {
  const [state, submit, isPending] = useActionState(openCase, openForm)
  if (findings.length === 0) return <p>{otherwise}</p>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <FormMessage state={state} />
      <ul>
        {findings.map(({ list, title, says, asOf }) => (
          <li key={list} className="flex flex-wrap items-center justify-between gap-3 border-b border-rule py-2">
            <p className="min-w-0">
              {title}: {says}
              <span className="block text-label text-ink3">{asOf}</span>
            </p>
            <form action={submit}>
              <input type="hidden" name="block" value={prefix} />
              <input type="hidden" name="list" value={list} />
              <Button type="submit" disabled={isPending}>
                Open a case
                <VisuallyHidden>
                  {' '}
                  about {prefix} on {title}
                </VisuallyHidden>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </div>
  )
}
