import { Link } from '#components/ui/link.tsx'
import { type AlertFilter, type AlertPageAsked, alertFilters } from '#lib/notifications/alert-page.ts'
import { alertsPath } from '#lib/paths.ts'

const words: Record<AlertFilter, string> = {
  open: 'Waiting',
  acknowledged: 'Acknowledged',
  over: 'No longer standing',
  all: 'All',
}

/** Of which state alerts are shown; and whose, for whoever oversees the market. */
export function AlertFilters({ asked, hasHouse }: { asked: AlertPageAsked; hasHouse: boolean }) {
  const house = asked.isOfHouse ? { of: 'house' as const } : {}
  return (
    <nav aria-label="Which alerts" className="flex flex-wrap gap-x-6 gap-y-2 text-table">
      {alertFilters.map((filter) => (
        <Link
          key={filter}
          href={alertsPath({ state: filter, ...house })}
          aria-current={filter === asked.filter ? 'page' : undefined}
          className="inline-flex min-h-6 items-center aria-[current=page]:font-semibold aria-[current=page]:no-underline"
        >
          {words[filter]}
        </Link>
      ))}
      {hasHouse && (
        <Link
          href={alertsPath({ state: asked.filter, ...(asked.isOfHouse ? {} : { of: 'house' }) })}
          className="inline-flex min-h-6 items-center"
        >
          {asked.isOfHouse ? 'Of your blocks instead' : 'Of what the house watches instead'}
        </Link>
      )}
    </nav>
  )
}
