import { ChangeLine } from '#components/diligence/change-line.tsx'
import { type IdAction, RowButton } from '#components/identity/row-button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Alert, AlertState } from '#lib/notifications/watch.ts'
import { casesPath, dossierPath } from '#lib/paths.ts'

export function AlertList({ alerts, acknowledge }: { alerts: readonly Alert[]; acknowledge: IdAction }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)]">
      {alerts.map(({ id, block, state, event }) => {
        const prefix = formatPrefix(block)
        return (
          <li
            key={id}
            className="grid gap-x-6 gap-y-1 border-b border-rule py-3 md:grid-cols-[11rem_minmax(0,1fr)_auto]"
          >
            <p>
              <Link href={dossierPath(prefix)}>
                <Mono>{prefix}</Mono>
              </Link>
              <span className="block text-label text-ink3">{stateWords[state]}</span>
            </p>
            <div className="min-w-0">
              <ChangeLine event={event} />
              {event.kind.startsWith('listed-') && <Link href={casesPath(prefix)}>Open a case about it</Link>}
            </div>
            {(state === 'raised' || state === 'escalated') && (
              <RowButton action={acknowledge} id={id} does="Acknowledge" to={`${prefix}: ${event.sentence}`} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

const stateWords: Record<AlertState, string> = {
  raised: 'waits for you',
  escalated: 'waits for you, told twice',
  acknowledged: 'acknowledged',
  resolved: 'no longer stands',
}
