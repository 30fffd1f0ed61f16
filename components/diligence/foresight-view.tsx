/** What comes of a plan: its sentences, then the tables behind them. */
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { Foresight } from '#lib/diligence/what-if/foresee.ts'
import { listTables, titleForesight } from '#lib/diligence/what-if/foresight-tables.ts'
import { tellForesight } from '#lib/diligence/what-if/tell-foresight.ts'
import { DataText } from './data-text.tsx'
import { FactTable } from './fact-table.tsx'

/** `command` foresees the same and prints all of it. */
export function ForesightView({ foresight, command }: { foresight: Foresight; command: string }) {
  return (
    <>
      <Section title={titleForesight(foresight)} id="outcome">
        <ul className="grid max-w-prose gap-1.5">
          {tellForesight(foresight).map(({ severity, text }) => (
            <li key={text} className="flex items-baseline gap-2">
              <SeverityMark severity={severity} />
              <span>
                <DataText>{text}</DataText>
              </span>
            </li>
          ))}
        </ul>
        {textOf(foresight) && (
          <pre className="mt-4 overflow-x-auto bg-well px-2.5 py-2 font-mono text-label">{textOf(foresight)}</pre>
        )}
      </Section>
      {listTables(foresight).map(({ title, facts }) => (
        <Section key={title} title={title}>
          <FactTable caption={`${title}: the rows`} facts={facts} command={command} />
        </Section>
      ))}
    </>
  )
}

function textOf(foresight: Foresight): string | null {
  if (foresight.kind === 'roa') return foresight.roa.text
  return foresight.kind === 'route' ? foresight.object.text : null
}
