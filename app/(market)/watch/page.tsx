import type { Metadata } from 'next'
import { AlertList } from '#components/notifications/alert-list.tsx'
import { WatchForm } from '#components/notifications/watch-form.tsx'
import { WatchPages } from '#components/notifications/watch-pages.tsx'
import { WatchTable } from '#components/notifications/watch-table.tsx'
import { WebhookSection } from '#components/notifications/webhook-section.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { findWatches } from '#lib/notifications/server/find-watches.ts'
import { readWatchPage } from '#lib/notifications/watch-page.ts'
import { casesPath, probesPath, watchPath } from '#lib/paths.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { acknowledge, endWatch, endWebhook, nameWebhook, watch } from './actions.ts'

export const metadata: Metadata = { title: 'Watch' }

export default async function WatchPage({ searchParams }: PageProps<'/watch'>) {
  const actor = await requireActor(watchPath)
  const asked = readWatchPage(searchParamsOf(await searchParams))
  const { page, total, open, alerts, visibility, notScanned, webhooks, house } = await findWatches(
    actor,
    asked.ok ? asked.value : null,
  )
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Watch</h1>
          <p className="max-w-prose text-ink2">
            Each new file is held against the one before. What changed of your blocks is told here, and by mail or
            webhook as you choose: who holds and announces them, their ROAs, route objects, transfer locks and listings.
            A listing that you want ended becomes a <Link href={casesPath()}>case</Link>.
          </p>
        </div>
        {alerts.length > 0 && (
          <Section title="What changed" note="what waits for you first">
            <AlertList alerts={alerts} acknowledge={acknowledge} />
          </Section>
        )}
        <Section title="Your blocks" note={total === 0 ? 'none yet' : `${total.toLocaleString('en')} watched`}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {!asked.ok && <p>{asked.error} This is the first page.</p>}
            {page.rows.length > 0 && (
              <WatchTable watches={page.rows} {...{ open, visibility, notScanned }} endWatch={endWatch} />
            )}
            {total > 0 && page.rows.length === 0 && <p>No watched block is left on this page.</p>}
            <WatchPages {...{ page, total }} />
            <WatchForm action={watch} />
          </div>
        </Section>
        <p>
          <Link href={probesPath}>Probes</Link>: whether addresses of your own answer, and as fast as usual.
        </p>
        <WebhookSection webhooks={webhooks} nameWebhook={nameWebhook} endWebhook={endWebhook} />
        {house && (
          <Section
            title="What the house watches"
            note={`${house.total.toLocaleString('en')} blocks listed or in a deal`}
          >
            {house.alerts.length === 0 ? (
              <p className="text-ink2">Nothing has changed of them.</p>
            ) : (
              <AlertList alerts={house.alerts} acknowledge={acknowledge} />
            )}
          </Section>
        )}
      </div>
    </PageFrame>
  )
}
