import type { Metadata } from 'next'
import { ProbeForm } from '#components/notifications/probe-form.tsx'
import { ProbeTable } from '#components/notifications/probe-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { findProbes } from '#lib/notifications/server/find-probes.ts'
import { probesPath, watchPath } from '#lib/paths.ts'
import { nameAddress, stopProbing } from './actions.ts'

export const metadata: Metadata = { title: 'Probes' }

/** Whether addresses of the reader's own answer, and whether they do so as usual. */
export default async function ProbesPage() {
  const actor = await requireActor(probesPath)
  const probes = await findProbes(actor)
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Probes</h1>
          <p className="max-w-prose text-ink2">
            Every five minutes a connection is opened to each address and closed again. A refusal is an answer: somebody
            is there. A block that you <Link href={watchPath}>watch</Link> names one address at a time.
          </p>
        </div>
        <Section title="Your addresses" note={probes.length === 0 ? 'none yet' : null}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {probes.length > 0 && <ProbeTable probes={probes} stop={stopProbing} />}
            <ProbeForm action={nameAddress} />
          </div>
        </Section>
      </div>
    </PageFrame>
  )
}
