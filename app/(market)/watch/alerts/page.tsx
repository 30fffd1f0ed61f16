import type { Metadata } from 'next'
import { AlertFilters } from '#components/notifications/alert-filters.tsx'
import { AlertList } from '#components/notifications/alert-list.tsx'
import { PageLinks } from '#components/notifications/watch-pages.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { type AlertPageAsked, readAlertPage, writeCursor } from '#lib/notifications/alert-page.ts'
import { type AlertLine, findAlerts } from '#lib/notifications/server/find-alerts.ts'
import { alertsPath, watchPath } from '#lib/paths.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { acknowledge } from '../actions.ts'

export const metadata: Metadata = { title: 'Alerts' }

const firstOpen: AlertPageAsked = { filter: 'open', isOfHouse: false, cursor: null }

/** Everything that the reader's organisation was told, the newest first. */
export default async function AlertsPage({ searchParams }: PageProps<'/watch/alerts'>) {
  const actor = await requireActor(alertsPath())
  const read = readAlertPage(searchParamsOf(await searchParams))
  const asked = read.ok ? read.value : firstOpen
  const { page, hasHouse } = await findAlerts(actor, asked)
  const place = { state: asked.filter, ...(asked.isOfHouse && { of: 'house' as const }) }
  const to = (direction: 'after' | 'before', line: AlertLine) =>
    alertsPath({ ...place, [direction]: writeCursor({ eventId: line.eventId, id: line.id }) })
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Alerts</h1>
          <p className="max-w-prose text-ink2">
            What was told of {asked.isOfHouse ? 'the blocks that the house watches' : 'your blocks'}, the newest first,
            also of those that are <Link href={watchPath}>watched</Link> no more.
          </p>
        </div>
        <Section title={asked.isOfHouse ? 'What the house watches' : 'Your blocks'}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {!read.ok && <p>{read.error} This is the first page of what is open.</p>}
            <AlertFilters asked={asked} hasHouse={hasHouse} />
            {page.rows.length === 0 ? (
              <p className="text-ink2">Nothing of this state{page.isFirst ? '' : ' is left on this page'}.</p>
            ) : (
              <AlertList alerts={page.rows} acknowledge={acknowledge} />
            )}
            <PageLinks
              {...{ page, to, first: alertsPath(place) }}
              shown={`${page.rows.length.toLocaleString('en')} on this page`}
            />
          </div>
        </Section>
      </div>
    </PageFrame>
  )
}
