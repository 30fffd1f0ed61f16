import { Instant } from '#components/ui/instant.tsx'
import type { CaseEvent } from '#lib/notifications/incidents/incident-case.ts'
import type { RemediationStep } from '#lib/reputation/remediation-steps.ts'

/** All that was written down, the newest first. */
export function CaseHistory({ events, steps }: { events: readonly CaseEvent[]; steps: readonly RemediationStep[] }) {
  return (
    <ol>
      {events.toReversed().map(({ number, kind, text, actor, at }) => (
        <li key={number} className="border-b border-rule py-2">
          <p>
            <span className="font-strong">{eventWords[kind]}</span> <Instant at={at.toISOString()} /> by {actor}
          </p>
          {text !== '' && (
            <p className="max-w-prose whitespace-pre-wrap break-words text-ink2">
              {steps.find(({ id }) => id === text)?.text ?? text}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

const eventWords: Record<CaseEvent['kind'], string> = {
  'step-done': 'Step done',
  'step-undone': 'Step not done after all',
  sent: 'Request sent',
  answered: 'The list answered',
  refused: 'The list refused',
  delisted: 'The list says it is delisted',
  closed: 'Closed',
}
