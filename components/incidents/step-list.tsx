/** The steps before a list is asked, each ticked with who did it and when. */
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { explainConfidence } from '#lib/kernel/confidence.ts'
import type { CaseEvent } from '#lib/notifications/incidents/incident-case.ts'
import type { RemediationStep } from '#lib/reputation/remediation-steps.ts'

type StepListProps = {
  caseId: string
  steps: readonly RemediationStep[]
  done: ReadonlyMap<string, CaseEvent>
  isOver: boolean
  tick: (fields: FormData) => Promise<void>
}

export function StepList({ caseId, steps, done, isOver, tick }: StepListProps) {
  return (
    <ol>
      {steps.map(({ id, text, source, dateRead, confidence }) => {
        const event = done.get(id)
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-rule py-2">
            <div className="min-w-0 max-w-prose">
              <p>{text}</p>
              <p className="text-label text-ink3">
                {event ? (
                  <>
                    Done <Instant at={event.at.toISOString()} /> by {event.actor}
                  </>
                ) : (
                  `${source}, read ${dateRead}, ${explainConfidence(confidence)}`
                )}
              </p>
            </div>
            {!isOver && (
              <form action={tick}>
                <input type="hidden" name="id" value={caseId} />
                <input type="hidden" name="step" value={id} />
                <input type="hidden" name="done" value={event ? 'no' : 'yes'} />
                <Button type="submit">
                  {event ? 'Not done' : 'Done'}
                  <VisuallyHidden> {text}</VisuallyHidden>
                </Button>
              </form>
            )}
          </li>
        )
      })}
    </ol>
  )
}
