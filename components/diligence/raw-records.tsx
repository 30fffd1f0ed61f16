import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { maskPersonalAttributes } from '#lib/routing/mask-personal-attributes.ts'

/** `offset` is the byte of the decompressed file at which the record begins. */
export type ShownRecords = { source: string; total: number; records: readonly { offset: number; text: string }[] }

const longestShown = 1200

/** RPSL alone has personal attributes; a JSON record or a table row has no line `name: value` of these names. */
function forDisplay(text: string): { text: string; masked: boolean } {
  const shown = maskPersonalAttributes(text)
  return { text: shown, masked: shown !== text }
}

/** Records of a source as they stand in its file, save the values of personal attributes. */
export function RawRecords({ title, records }: { title: string; records: ShownRecords }) {
  const shown = records.records.map(({ offset, text }) => ({ offset, ...forDisplay(text) }))
  const masked = shown.some((record) => record.masked)
  const label = `Raw records of ${title}`
  return (
    <figure className="min-w-0">
      <figcaption className="pb-1 text-label text-ink3">
        {title}: {quantity(records.total, 'record')}
        {records.total > shown.length && `, the first ${formatCount(shown.length)} shown`}, as they stand in the file
        {masked && '; personal attributes masked here'}
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
