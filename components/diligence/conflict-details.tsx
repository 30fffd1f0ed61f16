/** What contradicts on one line of the matrix, and the text of what to add or remove. */
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { MendedRow } from '#lib/diligence/conflicts/conflict-row.ts'
import { titleRemedy } from '#lib/diligence/conflicts/conflict-words.ts'
import { originName } from '#lib/diligence/statements/route-words.ts'
import { idOfRow } from './conflict-table.tsx'
import { DataText } from './data-text.tsx'

export function ConflictDetails({ row }: { row: MendedRow }) {
  return (
    <article id={idOfRow(row)} className="grid scroll-mt-12 grid-cols-[minmax(0,1fr)] gap-3 border-b border-rule py-4">
      <h3 className="font-strong">
        <span className="data">{row.prefix}</span> from <span className="data">{originName(row.origin)}</span>
      </h3>
      <ul className="grid gap-1">
        {row.conflicts.map(({ code, severity, says }) => (
          <li key={code} className="flex items-baseline gap-2">
            <SeverityMark severity={severity} />
            <span>
              <DataText>{says}</DataText>
            </span>
          </li>
        ))}
      </ul>
      {row.remedies.map((remedy) => (
        <section key={`${remedy.does} ${remedy.at} ${remedy.text}`} className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <h4 className="text-table font-strong">{titleRemedy(remedy)}</h4>
          <p className="max-w-prose text-label text-ink2">{remedy.says}</p>
          <pre className="overflow-x-auto bg-well px-2.5 py-2 font-mono text-label">{remedy.text}</pre>
        </section>
      ))}
    </article>
  )
}
