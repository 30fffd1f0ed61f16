import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tape } from '#components/ui/tape.tsx'
import type { WorldSources } from '#lib/diligence/source-state.ts'
import type { WorldRow } from '#lib/diligence/world.ts'
import { RefusalLine } from './refusal-line.tsx'
import { SourcesSummary } from './sources-summary.tsx'
import { SourcesTable } from './sources-table.tsx'

/** The sources of one world, under its own name and colour. */
export function WorldSourcesSection({ world, at, sources, unplacedRefusals }: WorldSources) {
  return (
    <div data-accent={world.accent}>
      <Section
        id={world.id}
        title={world.title}
        aside={
          <p className="text-label text-ink3">
            ages count to <Instant at={at} />
          </p>
        }
      >
        <p className="flex items-baseline gap-2.5 pb-3 text-accent">
          <Tape />
          {world.banner}
        </p>
        <SourcesSummary sources={sources} />
        {sources.every(({ current }) => current === null) && <NothingImported world={world} />}
        {unplacedRefusals.map((refusal) => (
          <RefusalLine key={refusal.fileName} refusal={refusal} />
        ))}
        <SourcesTable sources={sources} at={at} />
      </Section>
    </div>
  )
}

function NothingImported({ world: { id, fetched } }: { world: WorldRow }) {
  return (
    <p className="pb-4 text-ink2">
      Nothing was imported here yet. {fetched && 'What is due is fetched by the worker every half hour. '}Files in a
      folder are imported with <Mono>dotquad sync --world {id} --sources-dir DIR</Mono>, each recognised by its content.
    </p>
  )
}
