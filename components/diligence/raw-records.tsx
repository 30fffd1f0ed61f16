import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'

/** `offset` is the byte of the decompressed file at which the record begins. */
export type ShownRecords = { source: string; total: number; records: readonly { offset: number; text: string }[] }

const mostShown = 6
const longestShown = 1200

/** Records of a source as they stand in its file, byte for byte. */
export function RawRecords({ title, records }: { title: string; records: ShownRecords }) {
  const shown = records.records.slice(0, mostShown)
  const label = `Raw records of ${title}`
  return (
    <figure className="min-w-0">
      <figcaption className="pb-1 text-label text-ink3">
        {title}: {quantity(records.total, 'record')}
        {records.total > shown.length && `, the first ${formatCount(shown.length)} shown`}, as they stand in the file
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-label={label} tabIndex={0} className="max-h-72 overflow-auto border border-rule2 bg-page py-2">
        <ol className="font-mono text-axis">
          {shown.map(({ offset, text }) => (
            <li key={offset} className="grid w-max grid-cols-[5.5rem_auto] gap-x-3 pr-3">
              <span className="text-right text-ink3 select-none" title={`Byte ${offset} of the file`}>
                {formatCount(offset)}
              </span>
              <pre>{text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}</pre>
            </li>
          ))}
        </ol>
      </section>
    </figure>
  )
}
