import type { Metadata } from 'next'
import { connection } from 'next/server'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { WorldSourcesSection } from '#components/sources/world-sources-section.tsx'
import { listSources } from '#lib/diligence/server/list-sources.ts'
import { visitor } from '#lib/kernel/actor.ts'

export const metadata: Metadata = {
  title: 'Sources',
  description: 'Every source a dossier rests on: how old it is, what was refused, under which terms it is shown.',
}

export default async function SourcesPage() {
  const actor = visitor()
  // What is current is asked now, not when the app was built.
  await connection()
  const worlds = await listSources(actor)
  if (!worlds.ok) return <Unavailable title="Sources" why={worlds.error.message} />
  return (
    <PageFrame>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-11 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Sources</h1>
          <p className="max-w-prose text-ink2">
            What every dossier rests on. A file is imported whole or refused whole, named by its hash and kept, so that
            a dossier can be computed again later.
          </p>
        </div>
        {worlds.value.map((sources) => (
          <WorldSourcesSection key={sources.world.id} {...sources} />
        ))}
      </div>
    </PageFrame>
  )
}
