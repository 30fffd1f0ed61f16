/** The pieces of a table of data. No zebra, no vertical lines; a missing value is a word or –, never blank. */
import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

type DataTableProps = {
  /** What the table is, for those who cannot see what stands around it. */
  caption: string
  /** The row of `ColumnHead`s. */
  head: ReactNode
  /** The body's rows. */
  children: ReactNode
  className?: string
}

/** Wider than its place, it scrolls by itself and by keyboard, and the page does not. */
export function DataTable({ caption, head, children, className }: DataTableProps) {
  return (
    // The caption stands in the middle of the whole table: relative, so that it scrolls with it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto">
      <table className={classNames('w-full border-collapse text-table', className)}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr className="border-b border-rule2">{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

type Align = 'left' | 'right'
const aligned: Record<Align, string> = { left: 'text-left', right: 'text-right' }

type ColumnHeadProps = ThHTMLAttributes<HTMLTableCellElement> & {
  align?: Align
  /** Unit or basis, on a second line. */
  unit?: string
}

export function ColumnHead({ align = 'left', unit, className, children, ...rest }: ColumnHeadProps) {
  return (
    <th
      scope="col"
      className={classNames('py-1.5 pr-3 align-bottom text-label font-normal last:pr-0', aligned[align], className)}
      {...rest}
    >
      {children}
      {unit && <span className="block text-ink3">{unit}</span>}
    </th>
  )
}

export function Row({ children, className }: { children: ReactNode; className?: string }) {
  return <tr className={classNames('border-b border-rule', className)}>{children}</tr>
}

/** The cell that names its row. */
export function RowHead({ className, ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return <th scope="row" className={classNames('py-2 pr-3 text-left align-top font-strong', className)} {...rest} />
}

type CellProps = TdHTMLAttributes<HTMLTableCellElement> & {
  /** Numbers stand right and in mono. */
  align?: Align
}

export function Cell({ align = 'left', className, ...rest }: CellProps) {
  return (
    <td
      className={classNames(
        'py-2 pr-3 align-top last:pr-0',
        aligned[align],
        align === 'right' && 'font-mono',
        className,
      )}
      {...rest}
    />
  )
}

/** Under a cell's first line: what it rests on. */
export function SecondLine({ children }: { children: ReactNode }) {
  return <span className="block text-axis font-normal text-ink3">{children}</span>
}
