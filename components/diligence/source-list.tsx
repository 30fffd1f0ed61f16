import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Dossier, SourceStatus } from '#lib/diligence/dossier.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import { sayFaultBriefly } from '#lib/diligence/statements/fault-words.ts'
import { ageOf } from '#lib/diligence/statements/standing.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { sourcesPath } from '#lib/paths.ts'

const marks: Record<SourceStatus, Answer> = {
  observed: 'found',
  stale: 'found',
  failed: 'failed',
  'not-configured': 'not-checked',
}

const colours: Record<SourceStatus, string> = {
  observed: 'text-ink3',
  stale: 'text-amber',
  failed: 'text-rust',
  'not-configured': 'text-ink3',
}

/** Every source the dossier could rest on, with its age or why it has none. */
export function SourceList({ dossier }: { dossier: Pick<Dossier, 'sources' | 'at'> }) {
  return (
    <Section id="sources" title="Sources" className="scroll-mt-12">
      <ul className="text-table">
        {dossier.sources.map(({ source, kind, status, asOf, fault }) => (
          <li key={source} className="flex flex-wrap items-center gap-2 border-b border-rule py-1">
            <AnswerShape answer={marks[status]} />
            <span className="min-w-0 flex-1 truncate" title={source}>
              {sourceOf(source, kind).title}
            </span>
            <span className={colours[status]}>{describe(status, asOf, dossier.at)}</span>
            {fault && (
              <span className="basis-full pl-6 text-label text-amber">{sayFaultBriefly({ status, fault })}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="pt-2 text-label">
        <Link href={sourcesPath}>All sources with hashes and terms</Link>
      </p>
    </Section>
  )
}

function describe(status: SourceStatus, asOf: string | null, at: string): string {
  if (status === 'failed') return 'failed'
  if (status === 'not-configured') return 'not imported'
  const age = asOf === null ? 'undated' : ageOf(daysBetween(asOf, at))
  return status === 'stale' ? `stale, ${age}` : age
}
