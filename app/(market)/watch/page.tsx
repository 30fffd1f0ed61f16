import type { Metadata } from 'next'
import Link from 'next/link'
import { AlertList } from '#components/notifications/alert-list.tsx'
import { WatchForm } from '#components/notifications/watch-form.tsx'
import { WatchTable } from '#components/notifications/watch-table.tsx'
import { WebhookSection } from '#components/notifications/webhook-section.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Section } from '#components/ui/section.tsx'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { findWatches } from '#lib/notifications/server/find-watches.ts'
import { probesPath, watchPath } from '#lib/paths.ts'
import { acknowledge, endWatch, endWebhook, nameWebhook, watch } from './actions.ts'

export const metadata: Metadata = { title: 'Watch' }

export default async function WatchPage() {
  const actor = await requireActor(watchPath)
  const { watches, alerts, visibility, webhooks, house } = await findWatches(actor)
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Watch</h1>
          <p className="max-w-prose text-ink2">
            Each new file is held against the one before. What changed of your blocks is told here, and by mail or
            webhook as you choose: who holds and announces them, their ROAs, route objects and listings.
          </p>
        </div>
        {alerts.length > 0 && (
          <Section title="What changed" note="what waits for you first">
            <AlertList alerts={alerts} acknowledge={acknowledge} />
          </Section>
        )}
        <Section title="Your blocks" note={watches.length === 0 ? 'none yet' : `${watches.length} watched`}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {watches.length > 0 && <WatchTable {...{ watches, alerts, visibility }} endWatch={endWatch} />}
            <WatchForm action={watch} />
          </div>
        </Section>
        <p>
          <Link href={probesPath}>Probes</Link>: whether addresses of your own answer, and as fast as usual.
        </p>
        <WebhookSection webhooks={webhooks} nameWebhook={nameWebhook} endWebhook={endWebhook} />
        {house && (
          <Section title="What the house watches" note={`${house.watches.length} blocks listed or in a deal`}>
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
