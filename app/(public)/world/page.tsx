import type { Metadata } from 'next'
import { connection } from 'next/server'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { CurrentFiles } from '#components/world/current-files.tsx'
import { ImportProgress } from '#components/world/import-progress.tsx'
import { MoveTime } from '#components/world/move-time.tsx'
import { PlayedElsewhere } from '#components/world/played-elsewhere.tsx'
import { findNextDeadline } from '#lib/deals/server/find-next-deadline.ts'
import { findWorldClock } from '#lib/diligence/server/find-world-clock.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { worldImportPath } from '#lib/paths.ts'
import { moveTime } from './actions.ts'

export const metadata: Metadata = {
  title: 'World',
  description: 'What time it is in the world of this market, and of when the files are that speak of it.',
}

type WorldPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WorldPage({ searchParams }: WorldPageProps) {
  const actor = visitor()
  const { import: job } = await searchParams
  await connection()
  const found = await findWorldClock(actor, { job: typeof job === 'string' ? job : null })
  if (!found.ok) return <Unavailable title="World" why={found.error.message} />
  const nextDeadline = found.value.world.clockMovable ? await findNextDeadline(actor) : null
  const { world, at, current, importing, registryPortal, mailViewer } = found.value
  return (
    <PageFrame world={world}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-9 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">{world.title}</h1>
          <p className="text-ink2">
            It is <Instant at={at} /> in this world.
          </p>
          {importing && typeof job === 'string' && <ImportProgress state={importing} href={worldImportPath(job)} />}
        </div>
        {world.clockMovable && <MoveTime action={moveTime} nextDeadline={nextDeadline?.toISOString() ?? null} />}
        <PlayedElsewhere registryPortal={registryPortal} mailViewer={mailViewer} />
        <Section title="What answers now" note="the newest file of each source">
          <CurrentFiles current={current} />
        </Section>
      </div>
    </PageFrame>
  )
}
